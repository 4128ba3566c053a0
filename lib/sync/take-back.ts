import type { Entry } from '#lib/model/guide.ts';
import { readDocument } from '#lib/model/documents.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { rowOf } from '#lib/store/read.ts';

/**
 * The store did not hand this entry to readers, so its working copy does not say that they have it, neither here nor on
 * the devices of colleagues. `standing`: what readers have.
 */
export async function takeBackPublication(device: Device, entry: Entry, standing: Entry | null): Promise<void> {
  const row = await rowOf(device, 'guide', entry.id);
  const guide = row && readDocument('guide', row.body);
  const isTaken = standing !== null && standing.revision >= entry.revision;
  if (!row || guide?.revision !== entry.revision || isTaken) return;
  const revision = entry.revision - 1;
  const before = { revision, hasChanges: revision > 0, isArchived: revision > 0 && standing === null };
  await writeDocument(device, row.feed, 'guide', guide.id, { ...guide, ...before });
}
