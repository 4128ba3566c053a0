import 'fake-indexeddb/auto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Blobs } from '../../server/src/blobs/blobs.ts';
import { openDiskBlobs } from '../../server/src/blobs/disk-blobs.ts';
import { makeSnapshot } from '../../server/src/store/snapshots.ts';
import { startDatabase, type ADatabase } from './a-database.ts';
import { routeFetch } from './a-workspace.ts';
import { fields } from './deeds.ts';
import { World, type AClient } from './world.ts';

const runs = Number(process.env['HANDRAIL_SNAPSHOT_RUNS'] ?? 40);
const feed = 'edit:main';
let database: ADatabase;
let blobs: Blobs;

beforeAll(async () => {
  database = await startDatabase({ isHasty: true });
  blobs = await openDiskBlobs(join(database.folder, 'blobs'));
  routeFetch();
});
afterAll(() => database?.stop());

const doc = fc.nat({ max: 3 });
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), doc, field: fc.constantFrom(...fields) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), doc }) },
  { weight: 2, arbitrary: fc.constant({ do: 'pack' as const }) },
  /** Somebody who reads now and then, a page at a time. */
  { weight: 2, arbitrary: fc.constant({ do: 'read' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'new-epochs' as const }) },
);

test(
  `a snapshot and what changed since are the same as a full pull, whenever it was made and wherever the first pull was cut off (${runs} runs)`,
  { timeout: 60_000 + runs * 3_000 },
  async () => {
    let taken = 0;
    const run = fc.record({
      before: fc.array(deed, { minLength: 3, maxLength: 20, size: 'medium' }),
      since: fc.array(deed, { maxLength: 8 }),
      deaths: fc.array(fc.nat({ max: 60 }), { maxLength: 4 }),
    });
    const property = fc.asyncProperty(run, async ({ before, since, deaths }) => {
      const world = await World.make(database.db, blobs, 4);
      const [ada, reader, other, late] = world.clients as [AClient, AClient, AClient, AClient];
      const pack = () => makeSnapshot(database.db, world.workspace.ws, feed, new Date());
      const round = async (client: AClient) => {
        await client.process.look();
        return world.syncWith(client, async (request, answer) => {
          const given = await answer(request);
          if (request.url.includes('/snap/') && given.ok) taken += 1;
          return given;
        });
      };
      const act = async (deeds: (typeof before)[number][]) => {
        for (const one of deeds) {
          if (one.do === 'pack') await pack();
          else if (one.do === 'new-epochs') await world.run(one);
          else if (one.do === 'read') await round(reader);
          else if (one.do === 'remove') await world.remove(ada, 0, one.doc);
          else await world.edit(ada, 0, one.doc, one.field);
          await round(ada);
        }
      };
      try {
        await round(ada);
        await act(before);
        await pack();
        await act(since);
        for (const diesAfter of deaths) {
          late.mortal.dieAfter(diesAfter);
          await round(late);
        }
        await round(other);
        await world.expectAllIsWell();
      } finally {
        await world.end();
      }
    });
    await fc.assert(property, { numRuns: runs });
    // Whoever never took one would always be right; how many take one is chance, and mostly one in each run does.
    expect(taken).toBeGreaterThan(runs / 2);
  },
);
