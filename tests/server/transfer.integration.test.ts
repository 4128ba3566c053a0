import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Blobs } from '../../server/src/blobs/blobs.ts';
import { openDiskBlobs } from '../../server/src/blobs/disk-blobs.ts';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { migrate } from '../../server/src/db/migrate.ts';
import { foundWorkspace } from '../../server/src/store/people.ts';
import { dump } from '../../server/src/transfer/dump.ts';
import { readLines, writeLines } from '../../server/src/transfer/files.ts';
import type { Line } from '../../server/src/transfer/form.ts';
import { load } from '../../server/src/transfer/load.ts';
import type { Purpose } from '../../server/src/transfer/secrets.ts';
import { anOp, joinStore, sha256, upload } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

const log = { info: () => undefined, error: () => undefined, debug: () => undefined };
const at = new Date('2026-01-01T00:00:00.123Z');
let store: StartedStore;
let folder: string;
const opened: Database[] = [];

/** A store without a process: its own tables on the same PostgreSQL, its own folder of blobs. */
async function aPlace(): Promise<{ db: Database; blobs: Blobs }> {
  const name = `t${randomUUID().replaceAll('-', '')}`;
  await opened[0]!.schema.createSchema(name).execute();
  const url = new URL(await store.databaseUrl());
  url.searchParams.set('options', `-c search_path=${name}`);
  const db = openDatabase(url.href, log);
  opened.push(db);
  await migrate(db);
  await foundWorkspace(db, 'main', 'Empty', at);
  return { db, blobs: await openDiskBlobs(join(folder, name)) };
}

const linesOf = async ({ db, blobs }: { db: Database; blobs: Blobs }, purpose: Purpose = 'export'): Promise<Line[]> => {
  const lines: Line[] = [];
  await dump(db, blobs, { purpose, at }, async (line) => void lines.push(structuredClone(line)));
  return lines;
};
async function* texts(lines: Line[]) {
  for (const line of lines) yield JSON.stringify(line);
}
const epochsOf = (lines: Line[]) =>
  lines.flatMap((line) => ('table' in line && line.table === 'feed' ? [line.row['epoch']] : []));
const withoutEpochs = (lines: Line[]) =>
  lines.map((line) => ('table' in line && line.table === 'feed' ? { ...line, row: { ...line.row, epoch: '' } } : line));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handrail-transfer-'));
  store = await startStore();
  opened.push(openDatabase(await store.databaseUrl(), log));
});
afterAll(async () => {
  await Promise.all(opened.map((db) => db.destroy()));
  await store.stop();
  await rm(folder, { recursive: true, force: true });
});

test('what was exported and imported is the same store, with fresh epochs, whatever is in it', async () => {
  const [from, to] = [await aPlace(), await aPlace()];
  const text = fc
    .string({ unit: 'binary', maxLength: 12 })
    .filter((value) => value.isWellFormed() && !value.includes('\0'));
  const json = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text)));
  const docs = fc.uniqueArray(fc.record({ id: text, body: fc.option(json), bytes: fc.nat(1000) }), {
    selector: ({ id }) => id,
    maxLength: 8,
  });
  const run = async (rows: { id: string; body: object | null; bytes: number }[], picture: string) => {
    await from.db.deleteFrom('doc').execute();
    await from.db.deleteFrom('blob').execute();
    for (const [i, { id, body, bytes }] of rows.entries()) {
      const row = { ws: 'main', feed: 'ws', id, type: 'app', rev: String(i), seq: i + 2 ** 40, bytes, author: id, at };
      const values = { ...row, deleted: body === null, body: body && JSON.stringify(body) } as never;
      await from.db.insertInto('doc').values(values).execute();
    }
    const bytes = Buffer.from(JSON.stringify({ picture }));
    await from.blobs.receive(
      'main',
      sha256(bytes),
      (async function* () {
        yield bytes;
      })(),
      10_000,
    );
    const blob = { ws: 'main', sha256: sha256(bytes), mime: 'application/json', bytes: bytes.length, at };
    await from.db.insertInto('blob').values(blob).execute();
    const before = await linesOf(from);
    await load(to.db, to.blobs, texts(before), { replaces: true });
    const after = await linesOf(to);
    expect(withoutEpochs(after)).toEqual(withoutEpochs(before));
    expect(epochsOf(after).filter((epoch) => epochsOf(before).includes(epoch))).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(docs, text, run), { numRuns: 10 });
}, 180_000);

test('an export that is cut off, changed or of something else fills nothing', async () => {
  const [from, to] = [await aPlace(), await aPlace()];
  const lines = await linesOf(from);
  const before = await linesOf(to);
  const header = lines[0] as { migrations: string[] };
  const bad: [Line[], RegExp][] = [
    [lines.slice(0, -1), /cut off/],
    [[...lines.slice(0, 2), ...lines.slice(3)], /cut off/],
    [lines.slice(1), /out of place/],
    [[...lines, lines[1]!], /after the end/],
    [[{ ...header, migrations: ['9999-future.sql'] } as Line, ...lines.slice(1)], /newer version/],
    [[lines[0]!, { table: 'pg_user', row: {} }, ...lines.slice(1)], /does not have/],
    [[lines[0]!, { nonsense: 1 } as never], /not one of an export/],
  ];
  for (const [some, words] of bad)
    await expect(load(to.db, to.blobs, texts(some), { replaces: true })).rejects.toThrow(words);
  expect(await linesOf(to)).toEqual(before);
});

test('an import that fails takes back the bytes it brought, and none that were there', async () => {
  const [from, to] = [await aPlace(), await aPlace()];
  const [mine, brought] = ['{"was":"here"}', '{"was":"brought"}'];
  const give = (blobs: Blobs, text: string) =>
    blobs.receive('main', sha256(text), Readable.from([Buffer.from(text)]), 10_000);
  await give(to.blobs, mine);
  const lines = await linesOf(from);
  const carried = [mine, brought].map((text): Line => ({
    blob: sha256(text),
    ws: 'main',
    bytes: Buffer.from(text).toString('base64'),
  }));
  await expect(load(to.db, to.blobs, texts([...lines.slice(0, -1), ...carried]), { replaces: true })).rejects.toThrow(
    /cut off/,
  );
  const there: string[] = [];
  for await (const blob of to.blobs.list()) there.push(blob.sha256);
  expect(there).toEqual([sha256(mine)]);
});

test('a webhook of an older file, with its secret in it, comes in without it and paused', async () => {
  const [from, to] = [await aPlace(), await aPlace()];
  const url = 'https://a.example';
  const row = { ws: 'main', id: 'w', name: 'Chat', url, events: ['published'], library: '*', secret: 'whsec_x', at };
  const lines = await linesOf(from);
  const end = lines.pop() as { end: true; rows: number; blobs: number };
  const whole: Line[] = [...lines, { table: 'webhook', row }, { ...end, rows: end.rows + 1 }];
  await load(to.db, to.blobs, texts(whole), { replaces: true });
  const [webhook] = await to.db.selectFrom('webhook').select(['secret', 'paused_at']).execute();
  expect(webhook).toEqual({ secret: null, paused_at: expect.any(Date) });
});

test('an older export, from before a column was added, gets its default', async () => {
  const [from, to] = [await aPlace(), await aPlace()];
  const older = (await linesOf(from)).map((line) => {
    if (!('table' in line) || line.table !== 'feed') return line;
    const { seq: _, ...row } = line.row;
    return { ...line, row };
  });
  await load(to.db, to.blobs, texts(older), { replaces: true });
  expect((await to.db.selectFrom('feed').select('seq').execute()).map(({ seq }) => seq)).toEqual([0, 0, 0]);
});

test('a store in use is filled only where that was asked for', async () => {
  const [from, to] = [await aPlace(), await aPlace()];
  await to.db.insertInto('person').values({ ws: 'main', id: 'p', name: 'Ann', at }).execute();
  const lines = await linesOf(from);
  await expect(load(to.db, to.blobs, texts(lines), { replaces: false })).rejects.toThrow(/--replace/);
  await load(to.db, to.blobs, texts(lines), { replaces: true });
  expect(await to.db.selectFrom('person').select('id').execute()).toEqual([]);
});

test('a file is whole or not there, zipped or not', async () => {
  for (const name of ['whole.ndjson', 'whole.ndjson.gz']) {
    const path = join(folder, name);
    const line: Line = { table: 'doc', row: { id: 'ä€😀\u2028x' } };
    await writeLines(path, async (write) => {
      for (let i = 0; i < 3000; i += 1) await write(line);
    });
    const read: unknown[] = [];
    for await (const text of readLines(path)) read.push(JSON.parse(text));
    expect(read).toEqual(Array.from({ length: 3000 }, () => line));
    const failing = writeLines(`${path}.bad`, async (write) => {
      await write(line);
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
    await expect(readFile(`${path}.bad`)).rejects.toThrow(/ENOENT/);
  }
  await writeFile(join(folder, 'none.ndjson.gz'), 'this is not zipped');
  const reading = (async () => {
    for await (const _ of readLines(join(folder, 'none.ndjson.gz')));
  })();
  await expect(reading).rejects.toThrow(/header/);
});

test('a running store is backed up and put back: tokens are good, pictures are there, epochs are new', async () => {
  const ann = await joinStore(store.url, await store.invite('author'), 'Ann');
  const guide = ann.guide({ title: 'kept', revision: 0 });
  await ann.push('edit:main', anOp('guide', guide));
  const picture = await upload(ann, '{"a":"picture"}');
  const backups = join(folder, 'backups');
  await store.command('backup', backups);
  const epoch = await ann.epochOf('edit:main');
  await ann.push('edit:main', anOp('guide', ann.guide({ title: 'made afterwards' })));
  await expect(store.command('restore', backups)).rejects.toThrow(/Stop it first/);
  await store.pause();
  expect(await store.command('restore', backups)).toMatch(/Devices will read everything afresh/);
  await store.restart();
  const titles = (await ann.pull('edit:main')).map((row) => row.body?.['title']);
  expect(titles).toEqual(['kept']);
  expect(await ann.epochOf('edit:main')).not.toBe(epoch);
  expect(await (await ann.ask(`/blobs/${picture}`)).text()).toBe('{"a":"picture"}');
}, 180_000);
