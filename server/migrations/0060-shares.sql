-- Links by which people without the extension read one published guide. Of the secret only the hash is kept. A link that
-- was revoked is gone; the audit log says who made and who revoked it.
create table share (
  ws text not null,
  id text not null,
  guide text not null,
  hash text not null,
  person text not null,
  at timestamptz not null,
  expires_at timestamptz,
  primary key (ws, id)
);
create unique index share_by_hash on share (ws, hash);
create index share_by_guide on share (ws, guide);
