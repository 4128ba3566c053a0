import type { Device } from './device.ts';

const everyMs = 3_600_000;
/** A picture is kept before the step that shows it; what was thrown away may be wanted back. */
const graceMs = 86_400_000;
const undoLock = 'handrail-undo';

/** Until then nothing is thrown away: what a page can undo is in its memory, where nobody else can look. */
export function keepForUndo(signal: AbortSignal): void {
  const end = new Promise((resolve) => signal.addEventListener('abort', resolve));
  void navigator.locks.request(undoLock, { mode: 'shared' }, () => end);
}

/**
 * Bytes that nothing on this device refers to any more, and has not for a day: pictures of discarded recordings, removed
 * steps and deleted guides. Looks once an hour, however often it is called.
 */
export async function dropUnusedBlobs(device: Device, now = Date.now()): Promise<void> {
  await navigator.locks.request(undoLock, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const tables = [device.blobs, device.documents, device.orphans, device.recordedSteps, device.settings];
    await device.transaction('rw', tables, async () => {
      const last = (await device.settings.get('blobsLookedAt'))?.value as number | undefined;
      if (last !== undefined && now - last < everyMs) return;
      await device.settings.put({ key: 'blobsLookedAt', value: now });
      const used = await usedHashes(device);
      await device.blobs
        .filter(({ sha256, unusedSince }) => unusedSince !== undefined || !used.has(sha256))
        .modify((blob, row) => {
          if (used.has(blob.sha256)) delete blob.unusedSince;
          else if (blob.unusedSince === undefined) blob.unusedSince = now;
          else if (now - blob.unusedSince > graceMs) delete (row as { value?: unknown }).value;
        });
    });
  });
}

/**
 * Whatever looks like a hash is taken for one, also within a text, in every document as it is, as the store last said
 * and as it was before: a form of a newer version may name blobs in places that this one does not know.
 */
async function usedHashes(device: Device): Promise<Set<string>> {
  const used = new Set<string>();
  for (const table of [device.documents, device.orphans, device.recordedSteps])
    await table.each((row: object) => {
      for (const [hash] of JSON.stringify(row).matchAll(/\b[0-9a-f]{64}\b/g)) used.add(hash);
    });
  return used;
}
