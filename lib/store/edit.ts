import { readDocument, type DocumentOf, type DocumentType } from '#lib/model/documents.ts';
import type { FeedId } from '#lib/model/feeds.ts';
import { isEqual, type Json } from '#lib/model/merge.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Device, StoredDocument } from './device.ts';

/** What the store is told an edit began from. A null `rev` is one that nobody knows: every difference is a clash then. */
export type EditedFrom = Pick<StoredDocument, 'base' | 'rev'>;

/**
 * Change a document on this device and mark it for the store: both, or neither. Null removes it. Call it inside a
 * transaction over `documents` where several changes belong together. `from` where the edit began from something older
 * than what the store last said.
 */
export async function writeDocument<T extends DocumentType>(
  device: Device,
  feed: FeedId,
  type: T,
  id: string,
  body: DocumentOf<T> | null,
  from?: EditedFrom,
): Promise<void> {
  if (body !== null && !readDocument(type, body))
    throw new Problem('invalid', `That ${type} is not in the right form.`);
  await device.transaction('rw', device.documents, async () => {
    const stored = sinceSent(await device.documents.get([feed, id]));
    if (!stored && body === null) return;
    if (stored && isEqual(stored.body as Json, body as Json)) return;
    if (body === null && stored?.rev === null && stored.base === null) {
      // The store never heard of it, so there is nothing to tell.
      await device.documents.delete([feed, id]);
      return;
    }
    const now = Date.now();
    const next: StoredDocument = {
      ...(stored ?? { feed, id, type, base: null, rev: null, earlier: null }),
      ...from,
      body,
      op: null,
      dirty: 1,
      changedAt: now,
      editedAt: now,
      refused: null,
    };
    await device.documents.put(next);
  });
}

/**
 * A revision is named by the change that made it. So of what was sent and never answered the revision is known, if it
 * arrived: an edit or removal after that begins there. Where it did not arrive, the store has nothing to clash with.
 */
function sinceSent(stored: StoredDocument | undefined): StoredDocument | undefined {
  const isInDoubt = stored?.rev === null && stored.base === null && stored.op !== null;
  return isInDoubt ? { ...stored, rev: stored.op, base: stored.body } : stored;
}
