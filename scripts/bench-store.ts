import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishedFeedOf } from '../lib/model/feeds.ts';
import { mainLibrary } from '../lib/model/workspace.ts';
import { meOf } from '../server/src/access/grants.ts';
import { inTransaction, openDatabase } from '../server/src/db/database.ts';
import { addPerson } from '../server/src/store/people.ts';
import { makeSnapshot } from '../server/src/store/snapshots.ts';
import { silent } from '../tests/proof/a-database.ts';
import { startStore } from '../tests/server/start-store.ts';
import { addDevices, fillWithEntries } from './bench/full-store.ts';
import { costOf, memoryOf, startBare, type Asked } from './bench/load.ts';
import { measurePushes } from './bench/pushes.ts';
import { say } from './commands.ts';

/**
 * `npm run bench:store`: what the store costs beside what it cannot cost less than, in one run, so that the machine
 * counts for both. Processor time is of the process that answers. Linux only.
 */
const publishedFeed = publishedFeedOf(mainLibrary);
const guides = 10_000;
const people = 1_000;
const polls = 20_000;
const firstSyncs = 200;

const env = { HANDRAIL_LIMIT_PER_DEVICE: '0', HANDRAIL_LIMIT_PER_ADDRESS: '0', HANDRAIL_LOG: 'error' };
const folder = mkdtempSync(join(tmpdir(), 'handrail-bench-'));
const store = await startStore({ env });
const url = await store.databaseUrl();
const db = openDatabase(url, silent);
const at = new Date();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const round = (value: number, digits = 2) => value.toFixed(digits);

try {
  const grants = [{ library: '*', role: 'author' as const }];
  const ids: string[] = [];
  for (let n = 0; n < people; n += 1)
    ids.push(await inTransaction(db, (trx) => addPerson(trx, { ws: 'main', name: `Person ${n}`, grants, at })));
  await fillWithEntries(db, publishedFeed, guides);
  const name = (await makeSnapshot(db, 'main', publishedFeed, at))!;
  const packed = await db
    .selectFrom('snapshot')
    .select('bytes')
    .where('feed', '=', publishedFeed)
    .executeTakeFirstOrThrow();
  const file = join(folder, 'snapshot');
  writeFileSync(file, packed.bytes);
  const tokens = await addDevices(db, ids);
  const authorization = (n: number) => ({ authorization: `Bearer ${tokens[n % tokens.length]}` });
  await using bare = await startBare(file);
  // What was written behind its back the store sees at its next look.
  await pause(3_000);

  const beforePolls = memoryOf(store.pid);
  const tags = new Map<number, string>();
  for (let n = 0; n < people; n += 1) {
    const response = await fetch(`${store.url}/v1/heads`, { headers: authorization(n) });
    await response.arrayBuffer();
    tags.set(n, response.headers.get('etag')!);
  }
  const known = (memoryOf(store.pid) - beforePolls) / people;
  const poll = (n: number): Asked => {
    const headers = { ...authorization(n), 'if-none-match': tags.get(n % people)! };
    return { url: `${store.url}/v1/heads`, headers, status: 304 };
  };
  const unchanged = () => ({ url: `${bare.url}/unchanged`, status: 304 });
  // Both once before it counts: the first thousand are compiled while they run.
  await costOf(store.pid, 2_000, poll);
  await costOf(bare.pid, 2_000, unchanged);
  const pollCost = await costOf(store.pid, polls, poll);
  const bareCost = await costOf(bare.pid, polls, unchanged);
  say(
    `/v1/heads, nothing new: ${round(pollCost, 3)} ms, bare Hono: ${round(bareCost, 3)} ms, ${round(pollCost / bareCost)} ×`,
  );

  const { pushMs, bareMs, roundTrips, bytes } = await measurePushes(
    url,
    meOf({ id: ids[0]!, name: 'Person 0' }, { '*': 'author' }),
  );
  say(
    `push of 5 guides, ${Math.round(bytes / 1_000)} kB: ${round(pushMs)} ms, bare inserts with ${roundTrips} round trips: ${round(bareMs)} ms, ${round(pushMs / bareMs)} ×`,
  );

  const packedBytes = packed.bytes.length;
  const headers = (n: number) => ({ ...authorization(n), 'accept-encoding': 'br' });
  const address = `${store.url}/v1/snap/${encodeURIComponent(name.feed)}/${name.epoch}/${name.seq}`;
  const snapCost = await costOf(store.pid, firstSyncs, (n) => ({ url: address, headers: headers(n), status: 200 }));
  const fileCost = await costOf(bare.pid, firstSyncs, () => ({ url: `${bare.url}/file`, status: 200 }));
  const pages = Array.from({ length: Math.ceil(guides / 200) }, (_, page) => page * 200);
  const page = (n: number): Asked => ({
    url: `${store.url}/v1/feeds/${publishedFeed}/changes?epoch=${name.epoch}&after=${pages[n % pages.length]}&limit=200`,
    headers: authorization(n),
    status: 200,
  });
  const pageCost = (await costOf(store.pid, 4 * pages.length, page)) * pages.length;
  say(
    `first sync of ${guides} guides, ${round(packedBytes / 1e6)} MB: ${round(snapCost, 1)} ms, as a file: ${round(fileCost, 1)} ms, ${round(snapCost / fileCost)} ×; page by page ${round(pageCost, 0)} ms`,
  );

  const beforeStreams = memoryOf(store.pid);
  const ending = new AbortController();
  for (let n = 0; n < people; n += 1)
    await fetch(`${store.url}/v1/live`, { headers: authorization(n), signal: ending.signal });
  const stream = (memoryOf(store.pid) - beforeStreams) / people;
  ending.abort();
  say(
    `memory of the store's process: ${round(memoryOf(store.pid) / 1e6, 0)} MB; ${round(known / 1_000, 1)} kB more for one who polls, ${round(stream / 1_000, 1)} kB for one whose page listens`,
  );
} finally {
  await db.destroy();
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
}
