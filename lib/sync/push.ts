import { blobsOf, readDocument } from '#lib/model/documents.ts';
import { Problem } from '#lib/model/problem.ts';
import { maxBlobBytes, maxHashesPerRequest, maxOpsPerPush, type Op, type OpResult } from '#lib/model/sync.ts';
import type { Device, StoredDocument, StoredFeed } from '#lib/store/device.ts';
import { setAside } from '#lib/store/orphans.ts';
import { firstFitting } from './batch.ts';
import { settle } from './settle.ts';
import type { StoreApi } from './store-api.ts';
import { takeBackPublication, workingRowOf } from './take-back.ts';

/** Send what changed here, blobs before the documents that refer to them. Runs until nothing of the feed is unsent. */
export async function pushFeed(device: Device, api: StoreApi, feed: StoredFeed): Promise<void> {
  for (;;) {
    const named = await nameOps(device, feed.id);
    if (named.length === 0) return;
    const ops = firstFitting(feed.epoch, named.map(asOp));
    const sent = named.slice(0, ops.length);
    const tooLarge = ops.length === 0 ? named.slice(0, 1) : await withLargeBlobs(device, sent);
    if (tooLarge.length > 0) {
      // Sending it would only stop the others: what no store takes is answered here, as a store would.
      await settleAll(device, feed.id, tooLarge, tooLarge.map(refusalOf));
      continue;
    }
    await uploadBlobs(device, api, sent);
    const reply = await api.push(feed.id, feed.epoch, ops);
    if (!reply) return;
    await settleAll(device, feed.id, sent, reply.results);
    const answered = new Set(reply.results.map(({ op }) => op));
    if (!ops.every(({ op }) => answered.has(op)))
      throw new Problem('unexpected', 'The store did not answer for every change. They will be sent again.');
  }
}

async function settleAll(device: Device, feed: string, sent: StoredDocument[], results: OpResult[]): Promise<void> {
  await device.transaction('rw', device.documents, device.orphans, async () => {
    for (const result of results) {
      const pushed = sent.find(({ op }) => op === result.op);
      const stored = pushed && (await device.documents.get([feed, pushed.id]));
      if (!pushed || !stored) continue;
      const settled = settle(stored, pushed.body, result);
      const isRefused = settled !== null && settled.refused !== null;
      const isHomeless = isRefused && (await hasNoHome(device, settled, result));
      if (isHomeless) await setAside(device, settled);
      if (settled && !isHomeless) await device.documents.put(settled);
      else await device.documents.delete([feed, pushed.id]);
      const entry = isRefused && pushed.type === 'entry' ? readDocument('entry', pushed.body) : null;
      if (entry) await takeBackPublication(device, feed, entry, result);
    }
  });
}

/** Gone at the store, so its author would not meet it here again: an entry is met at its working copy. */
async function hasNoHome(device: Device, row: StoredDocument, { rev, body }: OpResult): Promise<boolean> {
  const isGone = rev !== null && body === null;
  return isGone && (row.type !== 'entry' || (await workingRowOf(device, row.feed, row.id)) === null);
}

function refusalOf(row: StoredDocument): OpResult {
  const body = row.base as OpResult['body'];
  return { op: row.op!, status: 'invalid', rev: row.rev, body, message: 'It is too large. Split it in two.' };
}

/** The name of a change is on disk before it is sent: whatever happens then, sending it again changes nothing. */
function nameOps(device: Device, feed: string): Promise<StoredDocument[]> {
  return device.transaction('rw', device.documents, async () => {
    const dirty = await device.documents
      .where('dirty')
      .equals(1)
      .filter((row) => row.feed === feed)
      .limit(maxOpsPerPush)
      .toArray();
    const named = dirty.map((row) => ({ ...row, op: row.op ?? crypto.randomUUID() }));
    await device.documents.bulkPut(named);
    return named;
  });
}

function asOp(row: StoredDocument): Op {
  return { op: row.op!, id: row.id, type: row.type, base: row.rev, body: row.body as Op['body'] };
}

function hashesOf(row: StoredDocument): string[] {
  return readDocument(row.type, row.body) ? blobsOf(row.type, row.body) : [];
}

async function withLargeBlobs(device: Device, rows: StoredDocument[]): Promise<StoredDocument[]> {
  const large = await device.blobs
    .where('unsent')
    .equals(1)
    .filter(({ bytes }) => bytes.size > maxBlobBytes)
    .toArray();
  const hashes = new Set(large.map(({ sha256 }) => sha256));
  return rows.filter((row) => hashesOf(row).some((hash) => hashes.has(hash)));
}

async function uploadBlobs(device: Device, api: StoreApi, rows: StoredDocument[]): Promise<void> {
  const hashes = [...new Set(rows.flatMap(hashesOf))];
  for (let from = 0; from < hashes.length; from += maxHashesPerRequest) {
    const some = await device.blobs.bulkGet(hashes.slice(from, from + maxHashesPerRequest));
    const unsent = some.filter((blob) => blob?.unsent === 1);
    if (unsent.length === 0) continue;
    const wanted = new Set(await api.blobsWanted(unsent.map((blob) => blob!.sha256)));
    for (const blob of unsent) {
      if (wanted.has(blob!.sha256)) await api.putBlob(blob!.sha256, blob!.bytes);
      await device.blobs.update(blob!.sha256, { unsent: 0 });
    }
  }
}
