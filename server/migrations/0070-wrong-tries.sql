-- Wrong invites and sign-in codes by minute and place, one count for all processes. Of an address only the hash is kept,
-- and that for two hours at most.
create table wrong_try (
  ws text not null,
  place text not null,
  minute bigint not null,
  count integer not null,
  primary key (ws, place, minute)
);
