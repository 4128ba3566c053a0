-- A feed as it was at one number, packed for devices that have nothing of it yet. It can be made anew at any time, so it
-- is in no export.
create table snapshot (
  ws text not null,
  feed text not null,
  epoch text not null,
  seq bigint not null,
  documents integer not null,
  bytes bytea not null,
  at timestamptz not null,
  primary key (ws, feed)
);
