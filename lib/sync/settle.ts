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
  if (result.status === 'forbidden' || result.status === 'invalid') {
    const isOld = isEqual(json(stored.body), json(pushed));
    return isOld ? { ...stored, refused: result.message ?? 'The store did not take this change.', dirty: 0 } : stored;
  }
  const { value, conflicts } = merge3(json(pushed), json(stored.body), json(result.body));
  if (conflicts.length > 0) return { ...stored, op: null };
  const body = (value ?? null) as object | null;
  if (body === null && result.body === null) return null;
  const isDone = isEqual(json(body), json(result.body));
  return { ...stored, op: null, rev: result.rev, base: result.body, body, dirty: isDone ? 0 : 1, refused: null };
}
