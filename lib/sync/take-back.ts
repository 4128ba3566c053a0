import type { Entry } from '#lib/model/guide.ts';
import { readDocument } from '#lib/model/documents.ts';
import { editFeedOf, libraryOf, type FeedId } from '#lib/model/feeds.ts';
import type { Device, StoredDocument } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';

/**
 * The store did not hand this entry to readers, so its working copy does not say that they have it, neither here nor on
 * the devices of colleagues. `feed`: where the entry was to be; `standing`: what readers have there.
 */
export async function takeBackPublication(
  device: Device,
  feed: FeedId,
  entry: Entry,
  standing: Entry | null,
): Promise<void> {
  const row = await workingRowOf(device, feed, entry.id);
  const guide = row && readDocument('guide', row.body);
  const isTaken = standing !== null && standing.revision >= entry.revision;
  if (!row || guide?.revision !== entry.revision || isTaken) return;
  const revision = entry.revision - 1;
  const before = { revision, hasChanges: revision > 0, isArchived: revision > 0 && standing === null };
  await writeDocument(device, row.feed, 'guide', guide.id, { ...guide, ...before });
}

/** The working copy beside an entry, in the same library. */
export async function workingRowOf(device: Device, feed: FeedId, id: string): Promise<StoredDocument | null> {
  const library = libraryOf(feed);
  const row = library === null ? undefined : await device.documents.get([editFeedOf(library), id]);
  return row?.body ? row : null;
}
