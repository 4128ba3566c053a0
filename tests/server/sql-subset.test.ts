import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Not on every database that speaks PostgreSQL, or not through a pool of connections, or hidden from who reads the code. */
const foreign = [
  /\b(un)?listen\s+["\w]+\s*[`;]/i,
  /\bnotify\s+["\w]+\s*[`;,]|\bpg_notify\b/i,
  /\bpg_(try_)?advisory_\w+/i,
  /\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i,
  /\bcreate\s+(or\s+replace\s+)?(function|procedure|rule)\b/i,
  /\bcreate\s+sequence\b|\bnextval\b|\b(big|small)?serial\b|\bgenerated\s+(always|by\s+default)\s+as\s+identity\b/i,
  /\brow\s+level\s+security\b|\bcreate\s+policy\b/i,
  /\bcreate\s+extension\b/i,
  /\bcreate\s+unlogged\b|\bcreate\s+temp(orary)?\b/i,
];

const files = globSync('server/{migrations/*.sql,src/**/*.ts}');
/** SQL is in migrations, and in our sources in templates; comments may speak of what is not used. */
const sqlOf = (file: string) => {
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.sql')
    ? text.replaceAll(/--.*$/gm, '')
    : [...text.matchAll(/\bsql(?:<[^`]*>)?`[^`]*`/g)].map(([sql]) => sql).join('\n');
};

test('all SQL keeps to what every PostgreSQL-speaking database has', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.map(sqlOf).join('').length).toBeGreaterThan(5_000);
  const found = files.flatMap((file) => foreign.flatMap((form) => form.exec(sqlOf(file))?.[0] ?? []));
  expect(found).toEqual([]);
});

test.each([
  'listen news;',
  'notify news;',
  "select pg_notify('a', 'b')",
  'select pg_advisory_xact_lock(1)',
  'create trigger t before update on doc',
  'create or replace function f()',
  'id bigserial primary key',
  'id bigint generated always as identity',
  'alter table doc enable row level security',
  'create extension pgcrypto',
  'create temp table t (id text)',
])('%s would be found', (sql) => {
  expect(foreign.some((form) => form.test(sql))).toBe(true);
});
