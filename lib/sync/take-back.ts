import type { Entry, Guide } from '#lib/model/guide.ts';
import { readDocument } from '#lib/model/documents.ts';
import { editFeedOf, libraryOf, type FeedId } from '#lib/model/feeds.ts';
import type { OpResult } from '#lib/model/sync.ts';
import type { Device, StoredDocument } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';

/**
 * The store did not hand this entry to readers, so its working copy does not say that they have it, neither here nor on
 * the devices of colleagues. `feed`: where the entry was to be; `present`: what the store has there, or had.
 */
export async function takeBackPublication(
  device: Device,
  feed: FeedId,
  entry: Entry,
  present: Pick<OpResult, 'rev' | 'body'>,
): Promise<void> {
  const row = await workingRowOf(device, feed, entry.id);
  const guide = row && readDocument('guide', row.body);
  const standing = present.body && readDocument('entry', present.body);
  const isTaken = standing !== null && standing.revision >= entry.revision;
  if (!row || guide?.revision !== entry.revision || isTaken) return;
  const before = present.rev === null ? neverPublished : publishedBefore(entry, standing);
  await writeDocument(device, row.feed, 'guide', guide.id, { ...guide, ...before });
}

type Published = Pick<Guide, 'revision' | 'hasChanges' | 'isArchived'>;

/** However often it was published while nobody was told. */
const neverPublished: Published = { revision: 0, hasChanges: false, isArchived: false };

function publishedBefore(entry: Entry, standing: Entry | null): Published {
  return { revision: standing?.revision ?? entry.revision - 1, hasChanges: true, isArchived: standing === null };
}

/** The working copy beside an entry, in the same library. */
export async function workingRowOf(device: Device, feed: FeedId, id: string): Promise<StoredDocument | null> {
  const library = libraryOf(feed);
  const row = library === null ? undefined : await device.documents.get([editFeedOf(library), id]);
  return row?.body ? row : null;
}
