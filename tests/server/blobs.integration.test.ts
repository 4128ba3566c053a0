import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Blobs } from '../../server/src/blobs/blobs.ts';
import { openBlobs } from '../../server/src/blobs/open-blobs.ts';
import { readS3Settings } from '../../server/src/blobs/s3-settings.ts';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { forgetUnusedBlobs, removeUnknownBytes } from '../../server/src/store/unused-blobs.ts';
import { startBucket, type Bucket } from './a-bucket.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';
import { anOp, joinStore, sha256, upload, type Client } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

const silent = { info: () => undefined, error: () => undefined, debug: () => undefined };
const dayMs = 24 * 60 * 60 * 1000;
let bucket: Bucket;
let folder: string;
beforeAll(async () => {
  bucket = await startBucket();
  folder = await mkdtemp(join(tmpdir(), 'handrail-blobs-'));
});
afterAll(async () => {
  await bucket.stop();
  await rm(folder, { recursive: true, force: true });
});

const places = ['disk', 's3'] as const;
const openAt = (place: (typeof places)[number], data = join(folder, randomUUID())): Promise<Blobs> =>
  openBlobs({ data, s3: place === 's3' ? readS3Settings(bucket.env) : null });
const inPieces = (text: string) => Readable.from([...text].map((letter) => Buffer.from(letter)));
const give = (blobs: Blobs, text: string, name = sha256(text), bytesMost = 1_000) =>
  blobs.receive('main', name, inPieces(text), bytesMost);
async function namesIn(blobs: Blobs): Promise<string[]> {
  const names: string[] = [];
  for await (const blob of blobs.list()) names.push(blob.sha256);
  return names;
}

describe.each(places)('blobs on %s', (place) => {
  test('come back as they were sent, whole, until they are removed', async () => {
    const blobs = await openAt(place);
    const text = JSON.stringify({ a: `picture of ${place}` });
    const name = sha256(text);
    expect(await give(blobs, text)).toEqual({ bytes: text.length, mime: 'application/json' });
    expect(await give(blobs, text)).toMatchObject({ bytes: text.length });
    expect(await new Response(await blobs.read('main', name)).text()).toBe(text);
    expect([await blobs.has('main', name), await blobs.has('other', name)]).toEqual([true, false]);
    expect(await namesIn(blobs)).toContain(name);
    await blobs.refuseUnlessReady();
    await blobs.remove('main', name);
    await blobs.remove('main', name);
    expect([await blobs.has('main', name), await blobs.read('main', name)]).toEqual([false, null]);
    expect(await namesIn(blobs)).not.toContain(name);
  });

  test('that are not what their name says, too large, or no picture, leave nothing behind', async () => {
    const data = join(folder, randomUUID());
    const blobs = await openAt(place, data);
    const names = await namesIn(blobs);
    await expect(give(blobs, '{"a":1}', sha256('{"a":2}'))).rejects.toMatchObject({ code: 'invalid' });
    await expect(give(blobs, '{"a":1}', undefined, 3)).rejects.toMatchObject({ code: 'too-large' });
    await expect(give(blobs, 'plain words')).rejects.toMatchObject({ code: 'invalid' });
    expect(await namesIn(blobs)).toEqual(names);
    expect(await readdir(join(data, 'blobs', '.arriving'))).toEqual([]);
  });
});

test('a bucket of more than a thousand is listed whole', async () => {
  const blobs = await openAt('s3');
  const texts = Array.from({ length: 1_005 }, (_, i) => `{"n":${i}}`);
  while (texts.length > 0) await Promise.all(texts.splice(0, 20).map((text) => give(blobs, text)));
  expect(new Set(await namesIn(blobs)).size).toBe(1_005);
  for (const name of await namesIn(blobs)) await blobs.remove('main', name);
}, 120_000);

test('a bucket that is away, or refuses the keys, is said as busy, and its secret in no word', async () => {
  const gone = await startBucket();
  const s3 = readS3Settings(gone.env);
  const blobs = await openBlobs({ data: join(folder, randomUUID()), s3 });
  await gone.stop();
  for (const ask of [() => give(blobs, '{}'), () => blobs.refuseUnlessReady(), () => blobs.read('main', sha256('x'))])
    await expect(ask()).rejects.toMatchObject({ code: 'busy' });
  const wrong = await openBlobs({
    data: join(folder, randomUUID()),
    s3: { ...readS3Settings(bucket.env)!, accessKeyId: 'nobody', secretAccessKey: 'hunter2' },
  });
  await expect(give(wrong, '{}')).rejects.toMatchObject({
    code: 'busy',
    message: expect.not.stringContaining('hunter2'),
  });
});

describe('a store that keeps its blobs in a bucket', () => {
  let store: StartedStore;
  let ann: Client;
  let db: Database;
  beforeAll(async () => {
    store = await startStore({ env: bucket.env });
    ann = await joinStore(store.url, await store.invite('author'), 'Ann');
    db = openDatabase(await store.databaseUrl(), silent);
  });
  afterAll(async () => {
    await db.destroy();
    await store.stop();
  });
  const rows = async () => (await db.selectFrom('blob').select('sha256').execute()).map((row) => row.sha256);

  test('serves, backs up and examines them as any other, and has none in its folder', async () => {
    const name = await upload(ann, '{"a":"in a bucket"}');
    const answer = await ann.ask(`/blobs/${name}`);
    expect([await answer.text(), answer.headers.get('content-type')]).toEqual([
      '{"a":"in a bucket"}',
      'application/json',
    ]);
    expect(await readdir(join(store.data, 'blobs'))).toEqual(['.arriving']);
    expect(await store.command('doctor')).toContain('ok    Pictures and bodies: 1 files');
    const backups = join(folder, 'backups');
    await store.command('backup', backups);
    await (await openAt('s3')).remove('main', name);
    await expect(store.command('doctor')).rejects.toMatchObject({ stdout: expect.stringContaining('1 are missing') });
    await store.pause();
    await store.command('restore', backups);
    await store.restart();
    expect(await (await ann.ask(`/blobs/${name}`)).text()).toBe('{"a":"in a bucket"}');
  }, 120_000);

  test('lets go of what nothing has referred to for long, and of nothing else', async () => {
    await db.destroy();
    db = openDatabase(await store.databaseUrl(), silent);
    const blobs = await openAt('s3');
    const texts = ['unused', 'published', 'in an old revision', 'in a clash', 'young'].map(
      (what) => `{"is":"${what}"}`,
    );
    const [unused, published, old, clashing, young] = await Promise.all(texts.map((text) => upload(ann, text)));
    const entry = anEntry({ authorId: ann.me.id, body: old! });
    const [first] = await ann.push('pub:main', anOp('entry', entry));
    await ann.push('pub:main', anOp('entry', { ...entry, body: published!, revision: 2 }, { base: first!.rev }));
    const at = new Date();
    const clash = { ws: 'main', feed: 'pub:main', op: 'o', id: 'i', author: ann.me.id, at };
    await db
      .insertInto('clash')
      .values({ ...clash, detail: JSON.stringify([{ mine: clashing }]) })
      .execute();
    const long = new Date(at.getTime() - 31 * dayMs);
    await db.updateTable('blob').set({ at: long }).where('sha256', '!=', young!).execute();
    // Bytes whose upload was cut off before they were noted.
    const orphan = '{"is":"noted by nobody"}';
    await give(blobs, orphan);

    expect(await forgetUnusedBlobs(db, 'main', at)).toBeGreaterThan(0);
    const kept = await rows();
    expect([unused, published, old, clashing, young].map((name) => kept.includes(name!))).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(await db.selectFrom('blob_sender').select('sha256').where('sha256', '=', unused!).execute()).toEqual([]);

    expect(await removeUnknownBytes(db, 'main', blobs, at)).toBe(0);
    expect(await removeUnknownBytes(db, 'main', blobs, new Date(at.getTime() + 2 * dayMs))).toBeGreaterThanOrEqual(2);
    expect((await namesIn(blobs)).toSorted()).toEqual(kept.toSorted());
    expect(await rows()).toEqual(kept);
    // Whoever still has the bytes sends them again, as for the first time.
    expect(await upload(ann, texts[0]!)).toBe(unused);
    expect(await (await ann.ask(`/blobs/${unused}`)).text()).toBe(texts[0]);
  });

  test('takes nothing that somebody refers to in the same moment', async () => {
    const long = new Date(Date.now() - 31 * dayMs);
    let referred = 0;
    for (let round = 0; round < 25; round += 1) {
      const body = await upload(ann, `{"round":${round}}`);
      const op = anOp('entry', anEntry({ authorId: ann.me.id, body }));
      const epoch = await ann.epochOf('pub:main');
      await db.updateTable('blob').set({ at: long }).where('sha256', '=', body).execute();
      const request = { method: 'POST', body: JSON.stringify({ epoch, ops: [op] }) };
      const forgetting = async () => {
        // Sooner and later, so that each of them wins sometimes.
        await delay(round * 4);
        for (let i = 0; i < 6; i += 1) await forgetUnusedBlobs(db, 'main', new Date());
      };
      const [reply] = await Promise.all([ann.ask('/feeds/pub:main/push', request), forgetting()]);
      const [result] = (await reply.json()).results;
      const isThere = (await rows()).includes(body);
      // Either it was refused, or what it refers to is there.
      expect([round, result.status === 'applied' && !isThere]).toEqual([round, false]);
      if (result.status === 'applied') referred += 1;
    }
    expect(referred).toBeGreaterThan(0);
  });

  test('keeps what somebody asks about before they refer to it', async () => {
    const name = await upload(ann, '{"is":"about to be used"}');
    const long = new Date(Date.now() - 31 * dayMs);
    await db.updateTable('blob').set({ at: long }).where('sha256', '=', name).execute();
    const reply = await ann.ask('/blobs/wanted', { method: 'POST', body: JSON.stringify({ hashes: [name] }) });
    expect(await reply.json()).toEqual({ wanted: [] });
    await forgetUnusedBlobs(db, 'main', new Date());
    expect(await rows()).toContain(name);
  });
});

test.each([
  [{ HANDRAIL_BLOBS: 'bucket' }],
  [{ HANDRAIL_BLOBS: 's3://bucket' }],
  [{ HANDRAIL_BLOBS: 'https://s3.example.com/' }],
  [{ HANDRAIL_BLOBS: 'https://key:secret@s3.example.com/bucket' }],
  [{ HANDRAIL_BLOBS: 'https://s3.example.com/bucket', AWS_SECRET_ACCESS_KEY: '' }],
])('%j is refused with a sentence', (wrong) => {
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  expect(() => readS3Settings({ ...keys, ...wrong })).toThrow(/HANDRAIL_BLOBS \w+ /);
});
