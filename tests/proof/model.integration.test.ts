import 'fake-indexeddb/auto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Blobs } from '../../server/src/blobs/blobs.ts';
import { openDiskBlobs } from '../../server/src/blobs/disk-blobs.ts';
import { startDatabase, type ADatabase } from './a-database.ts';
import { routeFetch } from './a-workspace.ts';
import { schedule } from './deeds.ts';
import { World } from './world.ts';

const schedules = Number(process.env['HANDRAIL_SCHEDULES'] ?? 200);
let database: ADatabase;
let blobs: Blobs;

beforeAll(async () => {
  database = await startDatabase({ isHasty: true });
  blobs = await openDiskBlobs(join(database.folder, 'blobs'));
  routeFetch();
});
afterAll(() => database?.stop());

test(
  `whatever happens to several devices and processes of a store, nothing typed is lost or overwritten, nothing leaks, and all agree (${schedules} schedules)`,
  { timeout: 60_000 + schedules * 3_000 },
  async () => {
    const seen = { edits: 0, requests: 0, deaths: 0 };
    const property = fc.asyncProperty(schedule, async ({ docs, deeds }) => {
      const world = await World.make(database.db, blobs, docs);
      try {
        for (const client of world.clients) await world.sync(client);
        for (const deed of deeds) await world.run(deed);
        await world.expectAllIsWell();
      } finally {
        seen.edits += world.witness.edits;
        seen.requests += world.faults.requests;
        seen.deaths += world.faults.deaths;
        await world.end();
      }
    });
    await fc.assert(property, { numRuns: schedules, endOnFailure: process.env['HANDRAIL_NO_SHRINK'] === '1' });
    // Schedules in which nothing happens would prove nothing.
    expect(seen.edits).toBeGreaterThan(schedules * 2);
    expect(seen.requests).toBeGreaterThan(schedules);
    expect(seen.deaths).toBeGreaterThan(schedules / 2);
  },
);
