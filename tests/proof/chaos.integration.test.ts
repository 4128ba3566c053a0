import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAgreement } from './agreement.ts';
import { startDatabase, type ADatabase } from './a-database.ts';
import { ChaosClients } from './chaos-clients.ts';
import { startStores, type StoreProcesses } from './store-processes.ts';

const seconds = Number(process.env['HANDRAIL_CHAOS_SECONDS'] ?? 60);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let database: ADatabase;
let stores: StoreProcesses;

beforeAll(async () => {
  database = await startDatabase();
  stores = await startStores(database.folder, database.url, 2);
});
afterAll(async () => {
  await stores?.stop();
  await database?.stop();
});

test(
  `six write at a store of two processes for ${seconds} s, while those and their database are killed: nothing is lost, all agree`,
  // What was written has to be read back and compared, which takes the longer the more there is.
  { timeout: seconds * 2_000 + 180_000 },
  async () => {
    const invites: string[] = [];
    for (let n = 0; n < 6; n += 1) invites.push(await stores.invite('author'));
    const writers = await ChaosClients.join(invites);
    const writing = writers.write();
    const kills = { processes: 0, databases: 0 };
    const end = Date.now() + seconds * 1_000;
    for (let turn = 1; Date.now() < end; turn += 1) {
      await pause(800 + Math.random() * 1_500);
      // Every third time, so that however slow the machine is, all of it is met.
      if (turn % 3 === 2) {
        await database.kill();
        kills.databases += 1;
      } else {
        const victim = stores.all[Math.floor(Math.random() * stores.all.length)]!;
        await victim.kill();
        await victim.restart();
        kills.processes += 1;
      }
    }
    writers.stop();
    await writing;
    await writers.calm();
    for (const { person, device } of writers.clients) await expectAgreement(database.db, 'main', { person, device });
    await writers.witness.check(database.db, 'main');
    await writers.end();
    const { edits } = writers.witness;
    process.stdout.write(`chaos: ${JSON.stringify({ seconds, ...kills, edits, ...writers.seen })}\n`);
    // So many at the least, also where the machine is busy; more on an idle one.
    expect(kills.processes).toBeGreaterThanOrEqual(seconds / 20);
    expect(kills.databases).toBeGreaterThanOrEqual(seconds / 30);
    expect(writers.seen.failed).toBeGreaterThan(kills.processes);
    expect(edits).toBeGreaterThan(seconds * 5);
  },
);
