import { blobsOf, type DocumentOf } from '#lib/model/documents.ts';
import { draftFeed, editFeedOf, mayWrite, publishedFeedOf, type FeedId } from '#lib/model/feeds.ts';
import type { Entry, Guide } from '#lib/model/guide.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Me } from '#lib/model/sync.ts';
import { mainLibrary } from '#lib/model/workspace.ts';
import { offerBlobs } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { entryFeedOf, libraryOfGuide, readLabelsOf, readOne, rowOf } from '#lib/store/read.ts';

/** All there was of a guide: the working copy, and what readers had of it. */
export interface DeletedGuide {
  guide: Guide | null;
  entry: Entry | null;
  /** Where it was shared; null for a draft. */
  library: string | null;
}

/** Readers lose it, authors keep it as archived. */
export async function withdrawGuide(device: Device, me: Me, guideId: string): Promise<void> {
  await device.transaction('rw', device.documents, async () => {
    const row = await rowOf(device, 'guide', guideId);
    if (row) await change(device, me, row.feed, 'guide', { ...(row.body as Guide), isArchived: true }, guideId);
    await removeEntry(device, me, guideId);
  });
}

/** One that the store refused as well. */
async function removeEntry(device: Device, me: Me, guideId: string): Promise<void> {
  const rows = await device.documents.where('[type+id]').equals(['entry', guideId]).toArray();
  for (const { feed } of rows) await change(device, me, feed, 'entry', null, guideId);
}

/** Everywhere. Replies what there was, so that who asked can undo it. */
export async function deleteGuide(device: Device, me: Me, guideId: string): Promise<DeletedGuide> {
  return device.transaction('rw', device.documents, async () => {
    const deleted = {
      guide: await readOne(device, 'guide', guideId),
      entry: await readOne(device, 'entry', guideId),
      library: await libraryOfGuide(device, guideId),
    };
    const labels = await readLabelsOf(device, guideId);
    const feed = await entryFeedOf(device, guideId);
    const rows = await device.documents.where('[type+id]').equals(['guide', guideId]).toArray();
    for (const { feed } of rows) await change(device, me, feed, 'guide', null, guideId);
    await removeEntry(device, me, guideId);
    if (feed) for (const { id } of labels) await writeDocument(device, feed, 'label', id, null);
    return deleted;
  });
}

/** Undo of a deletion: the working copy as it was, and for readers the very revision they had. Nothing is published. */
export async function restoreGuide(device: Device, me: Me, deleted: DeletedGuide): Promise<void> {
  const { guide, entry } = deleted;
  const library = deleted.library ?? mainLibrary;
  await device.transaction('rw', device.documents, device.blobs, async () => {
    if (guide) {
      // A draft that was under review was shared, too.
      const isShared = guide.revision > 0 || deleted.library !== null;
      const feed = isShared ? editFeedOf(library) : draftFeed(me.id);
      await change(device, me, feed, 'guide', guide, guide.id);
      await offerBlobs(device, blobsOf('guide', guide));
    }
    if (entry) {
      await change(device, me, publishedFeedOf(library), 'entry', entry, entry.id);
      await offerBlobs(device, blobsOf('entry', entry));
    }
  });
}

/** Write what this person may write; a Problem where they may not, so that nothing is done that would be refused later. */
async function change<T extends 'guide' | 'entry'>(
  device: Device,
  me: Me,
  feed: FeedId,
  type: T,
  after: DocumentOf<T> | null,
  id: string,
): Promise<void> {
  const before = (await device.documents.get([feed, id]))?.body ?? null;
  if (before === null && after === null) return;
  // What is put back was here, under the name it carries.
  if (!mayWrite({ feed, type, before, after, writtenBy: after?.authorId }, me))
    throw new Problem('not-allowed', 'Only authors can do that. Ask a steward to make you one.');
  await writeDocument(device, feed, type, id, after);
}
