import { isDocumentType } from '#lib/model/documents.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Changes, Row } from '#lib/model/sync.ts';
import type { Device, StoredFeed } from '#lib/store/device.ts';
import { setAside } from '#lib/store/orphans.ts';
import { earlierOf } from './settle.ts';
import type { StoreApi } from './store-api.ts';

const rowsAtOnce = 500;

/**
 * Read what changed since the cursor. Rows and cursor move together, so a stop in between repeats nothing and skips
 * nothing. `snap`: the snapshot to begin with where nothing of the feed is here yet.
 */
export async function pullFeed(device: Device, api: StoreApi, feedId: string, snap = 0): Promise<void> {
  await beginWithSnapshot(device, api, feedId, snap);
  for (let resets = 0; ;) {
    const feed = await device.feeds.get(feedId);
    if (!feed) return;
    const changes = await api.changes(feedId, feed.epoch, feed.cursor);
    const isReset = changes.reset || changes.epoch !== feed.epoch;
    if (isReset) resets += 1;
    const isStuck = isReset ? resets > 1 : changes.more && changes.next <= feed.cursor;
    if (isStuck) throw new Problem('unexpected', 'The store keeps answering the same. Syncing will be tried again.');
    if (!(await takeWhole(device, feedId, changes))) return;
  }
}

/**
 * The rows of a snapshot come in order, so they are taken like pages of changes: stopped in between, the next round goes
 * on page by page. What else goes wrong with it does so for that way, too, or does not matter.
 */
async function beginWithSnapshot(device: Device, api: StoreApi, feedId: string, snap: number): Promise<void> {
  const feed = await device.feeds.get(feedId);
  if (!feed || feed.cursor > 0 || snap === 0) return;
  const rows = await api.snapshot(feedId, feed.epoch, snap).catch((error: unknown) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  if (!rows) return;
  for (let from = 0; from === 0 || from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const next = from + rowsAtOnce < rows.length ? some.at(-1)!.seq : snap;
    await takeWhole(device, feedId, { epoch: feed.epoch, reset: false, rows: some, next, more: true });
  }
}

function takeWhole(device: Device, feedId: string, changes: Changes): Promise<boolean> {
  return device.transaction('rw', device.documents, device.feeds, device.orphans, () => take(device, feedId, changes));
}

async function take(device: Device, feedId: string, changes: Changes): Promise<boolean> {
  const feed = await device.feeds.get(feedId);
  if (!feed) return false;
  if (changes.reset || changes.epoch !== feed.epoch) {
    await device.feeds.put({ id: feedId, epoch: changes.epoch, cursor: 0, sweep: [] });
    return true;
  }
  for (const row of changes.rows) await takeRow(device, feedId, row);
  const sweep = feed.sweep && [...feed.sweep, ...changes.rows.map((row) => row.id)];
  const next: StoredFeed = { ...feed, cursor: changes.next, sweep };
  if (sweep && !changes.more) {
    await dropUnseen(device, feedId, new Set(sweep));
    next.sweep = null;
  }
  await device.feeds.put(next);
  return changes.more;
}

async function takeRow(device: Device, feed: string, row: Row): Promise<void> {
  // A kind of document that only a newer version knows: nothing here could show it.
  if (!isDocumentType(row.type)) return;
  const stored = await device.documents.get([feed, row.id]);
  // What is unsent here stays; the next push brings back both sides merged.
  if (stored?.dirty === 1) return;
  // What the store refused was somebody's work all the same; the newer state replaces it only on the page.
  if (stored) await setAside(device, stored);
  if (row.deleted || row.body === null) {
    await device.documents.delete([feed, row.id]);
    return;
  }
  await device.documents.put({
    feed,
    id: row.id,
    type: row.type,
    body: row.body,
    base: row.body,
    rev: row.rev,
    earlier: earlierOf(stored, row.rev),
    op: null,
    dirty: 0,
    changedAt: Date.parse(row.at) || Date.now(),
    ...(stored?.editedAt !== undefined && { editedAt: stored.editedAt }),
    refused: null,
  });
}

async function dropUnseen(device: Device, feed: string, seen: Set<string>): Promise<void> {
  const unseen = await device.documents
    .where('feed')
    .equals(feed)
    .filter((row) => row.dirty === 0 && row.rev !== null && !seen.has(row.id))
    .toArray();
  for (const row of unseen) {
    await setAside(device, row);
    await device.documents.delete([feed, row.id]);
  }
}
