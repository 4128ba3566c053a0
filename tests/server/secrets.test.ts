import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutSecrets, type Purpose } from '../../server/src/transfer/secrets.ts';

const sql = globSync('server/migrations/*.sql')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const tables = [...sql.matchAll(/create table "?(\w+)"? \(([^;]*)\);/g)].map(([, name, columns]) => ({
  name: name!,
  columns: columns!,
}));
const holds = (purpose: Purpose, table: string) => withoutSecrets(purpose, table, {}, new Date()) !== null;

test('no table with a hash or a verifier of a secret gets into an export', () => {
  const secret = tables.filter(({ columns }) => /\b(hash|state_hash|verifier)\b/.test(columns)).map(({ name }) => name);
  expect(secret).toEqual(expect.arrayContaining(['token', 'invite', 'sign_in', 'sign_in_code', 'share']));
  expect(secret.filter((table) => holds('export', table))).toEqual([]);
  expect(tables.filter(({ name }) => !holds('export', name)).length).toBe(new Set(secret).size);
});

test('a backup keeps what brings devices back, and nothing that is on its way', () => {
  expect(['token', 'invite', 'share', 'sign_in', 'sign_in_code'].filter((table) => holds('backup', table))).toEqual([
    'token',
    'invite',
    'share',
  ]);
});
