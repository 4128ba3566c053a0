-- Addresses of other programs that are told of what happens. The secret has to be known to sign with it, so it is kept as
-- it is, shown once, and left out of every export; null: it needs a new one.
create table webhook (
  ws text not null,
  id text not null,
  name text not null,
  url text not null,
  events jsonb not null,
  library text not null,
  secret text,
  at timestamptz not null,
  paused_at timestamptz,
  primary key (ws, id)
);

-- What has to be told, written in the transaction of the change itself. `next_at` is when it is tried next, null when
-- that is over; whoever takes it moves it into the future first, so that nobody else tries meanwhile, and somebody
-- does if they die.
create table delivery (
  ws text not null,
  id text not null,
  webhook text not null,
  event text not null,
  body text not null,
  at timestamptz not null,
  attempts integer not null default 0,
  next_at timestamptz,
  delivered_at timestamptz,
  status integer,
  reason text,
  primary key (ws, id)
);
create index delivery_due on delivery (ws, next_at) where next_at is not null;
create index delivery_by_webhook on delivery (ws, webhook, at, id);
