-- Every key starts with the workspace, so that workspaces can live on different machines.
create table feed (
  ws text not null,
  id text not null,
  kind text not null,
  epoch text not null,
  seq bigint not null default 0,
  primary key (ws, id)
);

create table doc (
  ws text not null,
  feed text not null,
  id text not null,
  type text not null,
  rev text not null,
  seq bigint not null,
  deleted boolean not null,
  body jsonb,
  bytes integer not null,
  author text not null,
  at timestamptz not null,
  primary key (ws, feed, id)
);
create unique index doc_by_seq on doc (ws, feed, seq);

-- A revision is named by the op that made it: unique across retries, and no second table of ops is needed.
create table revision (
  ws text not null,
  feed text not null,
  rev text not null,
  id text not null,
  type text not null,
  seq bigint not null,
  body jsonb,
  author text not null,
  at timestamptz not null,
  primary key (ws, feed, rev)
);
create index revision_by_doc on revision (ws, feed, id, seq);

create table clash (
  ws text not null,
  feed text not null,
  op text not null,
  id text not null,
  detail jsonb not null,
  author text not null,
  at timestamptz not null,
  primary key (ws, feed, op)
);

create table blob (
  ws text not null,
  sha256 text not null,
  mime text not null,
  bytes integer not null,
  at timestamptz not null,
  primary key (ws, sha256)
);

-- Who has sent the bytes, and so need not be kept from them.
create table blob_sender (
  ws text not null,
  sha256 text not null,
  person text not null,
  primary key (ws, sha256, person)
);

create table blob_ref (
  ws text not null,
  sha256 text not null,
  feed text not null,
  doc text not null,
  primary key (ws, sha256, feed, doc)
);
create index blob_ref_by_doc on blob_ref (ws, feed, doc);

create table person (
  ws text not null,
  id text not null,
  name text not null,
  role text not null,
  at timestamptz not null,
  primary key (ws, id)
);

create table token (
  ws text not null,
  hash text not null,
  person text not null,
  device text not null,
  at timestamptz not null,
  primary key (ws, hash)
);

create table invite (
  ws text not null,
  hash text not null,
  role text not null,
  label text not null,
  uses integer not null default 0,
  uses_most integer not null,
  expires_at timestamptz not null,
  at timestamptz not null,
  primary key (ws, hash)
);
