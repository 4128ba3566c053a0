import { isEqual, merge3, type Json } from '#lib/model/merge.ts';
import type { OpResult } from '#lib/model/sync.ts';
import type { StoredDocument } from '#lib/store/device.ts';

const json = (value: object | null | undefined): Json | undefined => (value ?? undefined) as Json | undefined;

/**
 * What a document becomes after the store answered a push. What was typed since `pushed` was read is carried over; if
 * it clashes with what the store has, the old base stays and the next push lets the store judge and record it.
 * Null: the document is gone on both sides.
 */
export function settle(stored: StoredDocument, pushed: object | null, result: OpResult): StoredDocument | null {
  if (result.status === 'forbidden' || result.status === 'invalid') return refuse(stored, pushed, result);
  const { value, conflicts } = merge3(json(pushed), json(stored.body), json(result.body));
  if (conflicts.length > 0) return { ...stored, op: null };
  const body = (value ?? null) as object | null;
  if (body === null && result.body === null) return null;
  const isDone = isEqual(json(body), json(result.body));
  return { ...standing(stored, result), body, dirty: isDone ? 0 : 1, refused: null };
}

function refuse(stored: StoredDocument, pushed: object | null, result: OpResult): StoredDocument | null {
  if (!isEqual(json(stored.body), json(pushed))) return stored;
  const refused = result.message ?? 'The store did not take this change.';
  // What readers have is for the store to say; what an author wrote began where it began.
  if (stored.body !== null && stored.type === 'entry') return { ...standing(stored, result), refused, dirty: 0 };
  if (stored.body !== null) return { ...stored, op: null, refused, dirty: 0 };
  // A removal that was refused leaves no work to keep, only a gap where everybody else has the document.
  return result.body && { ...standing(stored, result), body: result.body, dirty: 0, refused };
}

/** The document with what the store now says of it. */
function standing(stored: StoredDocument, { rev, body }: OpResult): StoredDocument {
  return { ...stored, op: null, rev, base: body, earlier: earlierOf(stored, rev) };
}

/** What the store had said before it said `rev`. */
export function earlierOf(stored: StoredDocument | undefined, rev: string | null): StoredDocument['earlier'] {
  if (!stored || stored.rev === rev) return stored?.earlier ?? null;
  return stored.rev !== null && stored.base !== null ? { rev: stored.rev, body: stored.base } : null;
}
