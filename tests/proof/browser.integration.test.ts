import 'fake-indexeddb/auto';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { join } from '#lib/sync/store-api.ts';
import { aGuide, aStep, stepsInAnyOrder } from '#tests/fixtures/a-guide.ts';
import { bundle, launch } from '../../scripts/target/browser.ts';
import { expectAgreement } from './agreement.ts';
import { startDatabase, type ADatabase } from './a-database.ts';
import { BrowserClient } from './browser-clients.ts';
import { startStores, type StoreProcesses } from './store-processes.ts';
import { Witness } from './witness.ts';

const seconds = Number(process.env['HANDRAIL_BROWSER_SECONDS'] ?? 12);
const feed = 'edit:main';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let database: ADatabase;
let stores: StoreProcesses;
let browser: Browser;
let code: string;

beforeAll(async () => {
  database = await startDatabase();
  stores = await startStores(database.folder, database.url, 2);
  code = await bundle('tests/proof/writing-worker.ts', 'writingWorker');
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await stores?.stop();
  await database?.stop();
});

test(
  `three write in real workers on the browser's own database for ${seconds} s, which are ended at any moment, as are the store's processes: nothing is lost, all agree`,
  { timeout: seconds * 1_000 + 120_000 },
  async () => {
    const context = await browser.newContext();
    // Only extensions may ask the store from elsewhere, so the page is one of the store's own address.
    const address = `${stores.url}/proof`;
    await context.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    const clients = await Promise.all(
      [1, 2, 3].map(async (n) => {
        const page = await context.newPage();
        await page.goto(address);
        return new BrowserClient(page, code, await join(await stores.invite('author'), `Writer ${n}`, 'test'), feed);
      }),
    );
    const witness = new Witness();
    const steps = stepsInAnyOrder(aStep(), aStep());
    const guides = clients.map(({ person }) => aGuide({ steps, authorId: person }));
    for (const client of clients) await client.begin();
    await calm(clients);

    let isOver = false;
    const writing = clients.map((client) =>
      client.write(
        guides,
        () => witness.word(),
        () => isOver,
      ),
    );
    const end = Date.now() + seconds * 1_000;
    for (let n = 0; Date.now() < end; n += 1) {
      await pause(2_000);
      const victim = stores.all[n % 2]!;
      await victim.kill();
      await victim.restart();
    }
    isOver = true;
    await Promise.all(writing);
    await calm(clients);

    for (const client of clients) {
      const device = await client.testify(witness);
      await expectAgreement(database.db, 'main', { person: client.person, device });
    }
    await witness.check(database.db, 'main');
    const total = (what: 'deaths' | 'failed' | 'rounds' | 'edits') =>
      clients.reduce((sum, { seen }) => sum + seen[what], 0);
    const seen = { edits: total('edits'), rounds: total('rounds'), failed: total('failed'), deaths: total('deaths') };
    process.stdout.write(`browser: ${JSON.stringify({ seconds, ...seen })}\n`);
    expect(seen.deaths).toBeGreaterThan(seconds / 2);
    expect(seen.failed).toBeGreaterThan(0);
    expect(seen.edits).toBeGreaterThan(seconds * 2);
  },
);

/** Rounds until everybody has had several that went well, after one another. */
async function calm(clients: readonly BrowserClient[]): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (let good = 0; good < 3 * clients.length;) {
    if (Date.now() > deadline) throw new Error('The store does not come back.');
    const isGood = await clients[good % clients.length]!.round();
    good = isGood ? good + 1 : 0;
    if (!isGood) await pause(200);
    if (isGood && good % clients.length === 0) await pause(700);
  }
}
