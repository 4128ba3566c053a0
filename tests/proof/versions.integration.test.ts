import 'fake-indexeddb/auto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Guide } from '#lib/model/guide.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { anOp } from '#tests/server/a-client.ts';
import type { Blobs } from '../../server/src/blobs/blobs.ts';
import { openDiskBlobs } from '../../server/src/blobs/disk-blobs.ts';
import { startDatabase, type ADatabase } from './a-database.ts';
import { clientThrough, routeFetch } from './a-workspace.ts';
import { World, type AClient } from './world.ts';

/** Extensions and stores of different versions live beside each other for weeks: a browser updates when it likes. */
let database: ADatabase;
let blobs: Blobs;
const feed = 'edit:main';

beforeAll(async () => {
  database = await startDatabase({ isHasty: true });
  blobs = await openDiskBlobs(join(database.folder, 'blobs'));
  routeFetch();
});
afterAll(() => database?.stop());

/** What only a newer version knows: of any form, in the guide and in its steps. */
const additions = fc.dictionary(
  fc.stringMatching(/^new[A-Z][a-z]{1,8}$/),
  fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme-ascii', noNullProto: true } as never),
  { minKeys: 1, maxKeys: 4 },
);
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

async function guideOf({ mortal }: AClient): Promise<Guide> {
  return (await mortal.device.documents.where({ feed }).first())!.body as Guide;
}
async function write(client: AClient, guide: object): Promise<void> {
  await writeDocument(client.mortal.device, feed, 'guide', (guide as Guide).id, guide as Guide);
}
async function everybody(world: World): Promise<void> {
  for (const client of world.clients) {
    await client.process.look();
    await world.sync(client);
  }
}

test('what a newer version added to a guide and its steps outlives the edits of an older one, also where both write at once', async () => {
  const run = fc.record({ atFirst: additions, later: additions, inStep: additions });
  const property = fc.asyncProperty(run, async (made) => {
    const [atFirst, later, inStep] = [plain(made.atFirst), plain(made.later), plain(made.inStep)];
    const world = await World.make(database.db, blobs, 1);
    const [newer, older, other] = world.clients as [AClient, AClient, AClient];
    try {
      await everybody(world);
      await world.edit(newer, 0, 0, 'title');
      const guide = await guideOf(newer);
      const [stepId, step] = Object.entries(guide.steps)[0]!;
      await write(newer, { ...guide, ...atFirst, steps: { ...guide.steps, [stepId]: { ...step, ...inStep } } });
      await everybody(world);
      // The older one writes in the same step; the newer one adds more, neither having heard of the other.
      await world.edit(older, 0, 0, 'step 0');
      await world.edit(older, 0, 0, 'step 1');
      await write(newer, { ...(await guideOf(newer)), ...later });
      await everybody(world);
      await everybody(world);
      const there = (await guideOf(other)) as Guide & Record<string, unknown>;
      expect(there).toMatchObject(plain({ ...atFirst, ...later }));
      expect(there.steps[stepId]).toMatchObject(inStep);
      expect(Object.values(there.steps).every(({ title }) => title.startsWith('typed-'))).toBe(true);
      await world.expectAllIsWell();
    } finally {
      await world.end();
    }
  });
  await fc.assert(property, { numRuns: 6 });
});

test('an older extension lives with a newer store: unknown words in its answers and documents of an unknown kind do no harm', async () => {
  const world = await World.make(database.db, blobs, 1);
  const older = world.clients[0]!;
  const { ws } = world.workspace;
  await everybody(world);
  await world.edit(older, 0, 0, 'title');
  await everybody(world);
  // As a newer store wrote it.
  const [head] = await database.db
    .selectFrom('feed')
    .select('seq')
    .where('ws', '=', ws)
    .where('id', '=', feed)
    .execute();
  const seq = head!.seq + 1;
  const rating = { ws, feed, id: 'r1', type: 'rating', rev: 'r1', seq, deleted: false, body: '{"stars":5}', bytes: 11 };
  await database.db
    .insertInto('doc')
    .values({ ...rating, author: older.person, at: new Date() })
    .execute();
  await database.db.updateTable('feed').set({ seq }).where('ws', '=', ws).where('id', '=', feed).execute();
  await older.process.look();
  await world.edit(older, 0, 0, 'description');
  const isDone = await world.syncWith(older, async (request, answer) => {
    const given = await answer(request);
    if (!given.headers.get('content-type')?.includes('json') || !given.ok) return given;
    const said = (await given.json()) as Record<string, unknown>;
    return Response.json(withMore(said), { status: given.status, headers: { etag: given.headers.get('etag') ?? '' } });
  });
  expect(isDone).toBe(true);
  expect((await older.mortal.device.feeds.get(feed))!.cursor).toBeGreaterThanOrEqual(seq);
  expect(await older.mortal.device.documents.get([feed, 'r1'])).toBeUndefined();
  const kept = await database.db
    .selectFrom('doc')
    .select('deleted')
    .where('ws', '=', ws)
    .where('id', '=', 'r1')
    .execute();
  expect(kept).toEqual([{ deleted: false }]);
  await world.end();
});

test('a newer extension lives with an older store: of what it sends, a kind that the store does not know is refused by name, and the rest is done', async () => {
  const world = await World.make(database.db, blobs, 1);
  const newer = world.clients[0]!;
  const { api, end } = clientThrough(newer.token, newer.process.answer);
  const { heads } = (await api.heads(null))!;
  const { epoch } = heads.feeds.find(({ id }) => id === feed)!;
  const ops = [
    anOp('rating' as never, { id: crypto.randomUUID(), stars: 5 }),
    anOp('guide', aGuide({ authorId: newer.person })),
  ];
  const { results } = (await api.push(feed, epoch, ops))!;
  expect(results).toMatchObject([
    { status: 'invalid', message: expect.stringContaining('rating') as string },
    { status: 'applied' },
  ]);
  end();
  await world.end();
});

/** Something that nobody asked for, at every level of an answer. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (value === null || typeof value !== 'object') return value;
  // Who somebody is where is a list by library, and a body is a document: neither is part of an answer's own form.
  const isBody = 'schemaVersion' in value || '*' in value || 'main' in value;
  const entries = Object.entries(value).map(([key, inner]) => [key, isBody ? inner : withMore(inner)] as const);
  return { ...Object.fromEntries(entries), ...(isBody ? {} : { newerStillSays: ['more'] }) };
}
