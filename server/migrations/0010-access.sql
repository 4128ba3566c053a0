create table library (
  ws text not null,
  id text not null,
  name text not null,
  at timestamptz not null,
  primary key (ws, id)
);
insert into library (ws, id, name, at)
  select ws, 'main', 'Main library', current_timestamp from feed where id = 'pub:main';

-- Who may what in which library; '*' stands for every library, also for those to come.
create table "grant" (
  ws text not null,
  library text not null,
  -- 'person:<id>' or 'team:<id>'
  principal text not null,
  role text not null,
  at timestamptz not null,
  primary key (ws, library, principal)
);
create index grant_by_principal on "grant" (ws, principal);
insert into "grant" (ws, library, principal, role, at) select ws, '*', 'person:' || id, role, at from person;
alter table person drop column role;
alter table person add column disabled_at timestamptz;

create table team (
  ws text not null,
  id text not null,
  name text not null,
  at timestamptz not null,
  primary key (ws, id)
);
create table team_member (
  ws text not null,
  team text not null,
  person text not null,
  primary key (ws, team, person)
);
create index team_member_by_person on team_member (ws, person);

-- Counts every change of who may what, so that each process hears of it at its next look.
create table access (
  ws text not null,
  version bigint not null default 0,
  primary key (ws)
);
insert into access (ws) select ws from feed where id = 'ws';

alter table token add column id text;
update token set id = left(hash, 32);
alter table token alter column id set not null;
alter table token add column last_used timestamptz;
alter table token add column expires_at timestamptz;
alter table token add column revoked_at timestamptz;
create unique index token_by_id on token (ws, id);
create index token_by_person on token (ws, person);

alter table invite add column id text;
update invite set id = left(hash, 32);
alter table invite alter column id set not null;
alter table invite add column library text not null default '*';
alter table invite add column revoked_at timestamptz;
create unique index invite_by_id on invite (ws, id);

-- Whose a guide is since it was given to somebody else.
create table takeover (
  ws text not null,
  doc text not null,
  person text not null,
  at timestamptz not null,
  primary key (ws, doc)
);

-- Only ever added to. No word that anybody typed is in it.
create table audit (
  ws text not null,
  at timestamptz not null,
  id text not null,
  actor text not null,
  action text not null,
  target text not null,
  detail jsonb not null,
  primary key (ws, at, id)
);
