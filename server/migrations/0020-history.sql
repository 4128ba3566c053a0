-- Which side of a clash was kept, and by whom it was decided; null while both are offered.
alter table clash add column kept text;
alter table clash add column resolved_by text;
alter table clash add column resolved_at timestamptz;
create index clash_by_doc on clash (ws, feed, id);

-- Blobs that any kept revision of a document refers to, so that an older state can be brought back with its pictures.
create table revision_blob (
  ws text not null,
  sha256 text not null,
  feed text not null,
  doc text not null,
  primary key (ws, sha256, feed, doc)
);
create index revision_blob_by_doc on revision_blob (ws, feed, doc);

insert into revision_blob (ws, sha256, feed, doc)
select distinct ws, sha256, feed, id from (
  select r.ws, r.feed, r.id, step.value->'picture'->>'sha256' as sha256
  from revision r cross join jsonb_each(r.body->'steps') as step(key, value)
  where r.type = 'guide' and jsonb_typeof(r.body->'steps') = 'object'
  union
  select ws, feed, id, body->>'body' from revision where type = 'entry' and body is not null
  union
  select r.ws, r.feed, r.id, picture.value
  from revision r cross join jsonb_array_elements_text(r.body->'pictures') as picture(value)
  where r.type = 'entry' and jsonb_typeof(r.body->'pictures') = 'array'
) as old where sha256 is not null;

create index doc_deleted on doc (ws, feed, at) where deleted;
