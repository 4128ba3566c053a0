import { Problem } from '#lib/model/problem.ts';
import type { Device } from '#lib/store/device.ts';
import { countUnsent } from '#lib/store/read.ts';
import { readSession, readSyncState, writeSyncState } from '#lib/store/settings.ts';
import { reportBug } from '#lib/platform/log.ts';
import { fetchBodies } from './bodies.ts';
import { takeHeads } from './grants.ts';
import { pullFeed } from './pull.ts';
import { pushFeed } from './push.ts';
import { storeApi, type StoreApi } from './store-api.ts';

const lock = 'handrail-sync';
/** Ends the rounds that run or wait now. */
let rounds = new AbortController();

/**
 * One round: what is the store's head, who may I be, send, receive, fetch bodies. Never throws: how it went is in the
 * sync state, where the popup and Studio show it. One round at a time across all contexts (Web Lock).
 */
export async function syncNow(device: Device, origins: () => Promise<string[]>): Promise<void> {
  const { signal } = rounds;
  await navigator.locks.request(lock, async () => {
    const session = await readSession(device);
    if (!session) return;
    const at = Date.now();
    try {
      if (await isWorthSaying(device)) await writeSyncState(device, { state: 'syncing', at });
      await syncRound(device, storeApi(session, signal), await origins());
      await writeSyncState(device, { state: 'synced', at: Date.now() });
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Problem && error.code === 'offline')
        return writeSyncState(device, { state: 'offline', at: Date.now() });
      if (!(error instanceof Problem)) reportBug(error);
      const problem =
        error instanceof Problem
          ? error
          : new Problem('unexpected', 'Syncing failed in an unexpected way. It will be tried again.');
      await writeSyncState(device, { state: 'error', at: Date.now(), problem: problem.code, message: problem.message });
    }
  });
}

/** Do something that no round may run into: the one that runs is cut off, and one that comes later finds it done. */
export async function withoutSyncing(work: () => Promise<void>): Promise<void> {
  rounds.abort();
  rounds = new AbortController();
  await navigator.locks.request(lock, work);
}

/** Looking every few seconds whether colleagues did something is no news while all is well. */
async function isWorthSaying(device: Device): Promise<boolean> {
  return (await readSyncState(device))?.state !== 'synced' || (await countUnsent(device)) > 0;
}

/** The order matters: withdrawn feeds first, then send, then receive. Exported for tests with trouble in between. */
export async function syncRound(device: Device, api: StoreApi, origins: string[]): Promise<void> {
  const hasUnsent = (await device.documents.where('dirty').equals(1).count()) > 0;
  const etag = hasUnsent ? null : (((await device.settings.get('headsEtag'))?.value as string | undefined) ?? null);
  const answer = await api.heads(etag);
  if (answer) {
    await takeHeads(device, answer.heads);
    for (const head of answer.heads.feeds) {
      const feed = await device.feeds.get(head.id);
      if (!feed) continue;
      await pushFeed(device, api, feed);
      const isBehind = feed.cursor < head.seq || feed.sweep !== null || hasUnsent;
      if (isBehind) await pullFeed(device, api, head.id, head.snap);
    }
    // After a push the store has moved on, so the next round must look again.
    await device.settings.put({ key: 'headsEtag', value: hasUnsent ? null : answer.etag });
  }
  await fetchBodies(device, api, origins);
}
