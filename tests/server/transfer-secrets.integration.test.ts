import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AuditPage } from '#lib/model/steward.ts';
import { Webhooks } from '#lib/model/webhook.ts';
import { anOp, joinStore, publishedEntry, upload, type Client } from './a-client.ts';
import { read } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

/** What a file may hold of ways in, and what becomes of it in another store. */
let store: StartedStore;
let steward: Client;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handrail-secrets-'));
  store = await startStore();
  steward = await joinStore(store.url, store.firstInvite ?? '', 'Stella');
});
afterAll(async () => {
  await store.stop();
  await rm(folder, { recursive: true, force: true });
});

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const textOf = async (path: string) => {
  const bytes = await readFile(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
};

test('an export holds no way in, a backup only hashes of tokens, invites and share links, and neither a secret of a webhook', async () => {
  const code = (await store.invite('author')).split('#')[1]!;
  const wish = { name: 'Chat', url: 'https://chat.example.com', events: ['published'] };
  const { secret } = await (await steward.ask('/webhooks', { method: 'POST', body: JSON.stringify(wish) })).json();
  const entry = await publishedEntry(steward);
  await steward.push('pub:main', anOp('entry', entry));
  const shared = await steward.ask(`/guides/${entry.id}/shares`, { method: 'POST', body: '{"days":null}' });
  const key = new URL((await shared.json()).link).searchParams.get('key')!;
  const ways = [key, hashOf(key), steward.token, hashOf(steward.token), code, hashOf(code), secret];
  const [, encoded] = (secret as string).split('_');

  const file = join(folder, 'all.ndjson');
  await store.command('export', file);
  const exported = await textOf(file);
  expect(ways.filter((way) => exported.includes(way) || exported.includes(encoded!))).toEqual([]);
  const said = await store.command('backup', join(folder, 'backups'));
  const backup = await textOf(said.replace('Backed up: ', '').trim());
  expect(ways.filter((way) => backup.includes(way))).toEqual([hashOf(key), hashOf(steward.token), hashOf(code)]);
  for (const text of [exported, backup]) expect(text).toContain('chat.example.com');
  const { records } = await read(steward, '/audit?limit=2', AuditPage);
  expect(records.map(({ action, actor, target }) => [action, actor, target])).toEqual([
    ['exported', 'store', 'backup'],
    ['exported', 'store', 'workspace'],
  ]);

  // In another store: nobody is signed in, people are who they were, and the webhook says what it needs.
  const other = await startStore();
  await other.pause();
  expect(await other.command('import', file, '--replace')).toContain('Devices will read everything afresh');
  await other.restart();
  const asBefore = await fetch(`${other.url}/v1/heads`, { headers: { authorization: `Bearer ${steward.token}` } });
  expect(asBefore.status).toBe(401);
  const boss = await joinStore(other.url, await other.invite('steward'), 'Boss');
  const imported = expect.objectContaining({ action: 'imported', actor: 'store' });
  expect((await read(boss, '/audit', AuditPage)).records).toContainEqual(imported);
  const { people } = await (await boss.ask('/people')).json();
  expect(people.map(({ name }: { name: string }) => name).toSorted()).toEqual(['Boss', 'Stella']);
  const [webhook] = (await read(boss, '/webhooks', Webhooks)).webhooks;
  expect(webhook).toMatchObject({ hasSecret: false, pausedAt: expect.any(String) });
  const resumed = await boss.ask(`/webhooks/${webhook!.id}/resume`, { method: 'POST' });
  expect([resumed.status, (await resumed.json()).message]).toEqual([409, expect.stringContaining('new secret')]);
  await other.stop();
}, 180_000);

test('bytes that the store has lost are named, and the command fails unless told to go on; the rest is in the file', async () => {
  const lost = await upload(steward, '{"a":"picture that gets lost"}');
  const kept = await upload(steward, '{"a":"picture that stays"}');
  await rm(join(store.data, 'blobs', 'main', lost.slice(0, 2), lost));
  const file = join(folder, 'without.ndjson');
  await expect(store.command('export', file)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(lost) });
  const text = await textOf(file);
  expect([text.includes(`{"blob":"${kept}"`), text.includes(`{"blob":"${lost}"`)]).toEqual([true, false]);
  expect(text.trimEnd().split('\n').at(-1)).toContain('"end":true');
  await store.command('export', file, '--skip-missing');
  await expect(store.command('backup', join(folder, 'backups'))).rejects.toMatchObject({ code: 1 });
});
