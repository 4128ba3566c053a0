import { readDocument, type DocumentOf, type DocumentType } from '#lib/model/documents.ts';
import type { FeedId } from '#lib/model/feeds.ts';
import { isEqual, type Json } from '#lib/model/merge.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Device, StoredDocument } from './device.ts';

/**
 * Change a document on this device and mark it for the store: both, or neither. Null removes it. Call it inside a
 * transaction over `documents` where several changes belong together.
 */
export async function writeDocument<T extends DocumentType>(
  device: Device,
  feed: FeedId,
  type: T,
  id: string,
  body: DocumentOf<T> | null,
): Promise<void> {
  if (body !== null && !readDocument(type, body))
    throw new Problem('invalid', `That ${type} is not in the right form.`);
  await device.transaction('rw', device.documents, async () => {
    const stored = await device.documents.get([feed, id]);
    if (!stored && body === null) return;
    if (stored && isEqual(stored.body as Json, body as Json)) return;
    if (body === null && stored?.rev === null && stored.op === null) {
      // The store never heard of it, so there is nothing to tell.
      await device.documents.delete([feed, id]);
      return;
    }
    const next: StoredDocument = {
      ...(stored ?? { feed, id, type, base: null, rev: null }),
      body,
      op: null,
      dirty: 1,
      changedAt: Date.now(),
      refused: null,
    };
    await device.documents.put(next);
  });
}
