import type { DocumentType } from '../../../lib/model/documents.ts';
import { readDocument } from '../../../lib/model/documents.ts';
import { isEqual, merge3, type Conflict, type Json, type Merged } from '../../../lib/model/merge.ts';

/** A document as it is now; a removed one keeps its revision. */
export interface Present {
  type: string;
  rev: string;
  deleted: boolean;
  body: Json;
}

/** What a change asks for: the whole new body, and the revision it was made from. */
export interface Wish {
  type: DocumentType;
  base: string | null;
  body: Json;
}

export interface Decision {
  writes: boolean;
  /** The state after the decision; null is "not there". */
  body: Json;
  conflicts: Conflict[];
}

/**
 * What one change does to one document. `base` is the body of the revision its author started from, undefined where
 * nobody knows it any more: then every difference is a conflict, never a silent overwrite.
 */
export function decide(present: Present | undefined, base: Json | undefined, wish: Wish): Decision {
  const theirs = present && !present.deleted ? present.body : undefined;
  const mine = wish.body ?? undefined;
  if (present && present.rev === wish.base)
    return { writes: !isEqual(mine, theirs), body: mine ?? null, conflicts: [] };
  const { value, conflicts } = merged(wish.type, base ?? undefined, mine, theirs);
  if (value !== undefined && readDocument(wish.type, value) === null) {
    // Two good halves made a bad whole: what is committed stands, and all of the other is kept beside it.
    return { writes: false, body: theirs ?? null, conflicts: [{ path: [], mine, theirs }] };
  }
  return { writes: !isEqual(value, theirs), body: value ?? null, conflicts };
}

/**
 * An entry sums up one published body, a flag, a question or a comment carries who answered it, and a review says what it
 * is about: the title of one and the body of another, or the words of one under the name of another, would be a lie. So each is one value.
 */
const oneValue: ReadonlySet<DocumentType> = new Set(['entry', 'flag', 'question', 'comment', 'review']);

function merged(type: DocumentType, base: Json | undefined, mine: Json | undefined, theirs: Json | undefined): Merged {
  if (!oneValue.has(type) || isEqual(base, mine) || isEqual(base, theirs) || isEqual(mine, theirs)) {
    return merge3(base, mine, theirs);
  }
  return { value: theirs ?? mine, conflicts: [{ path: [], mine, theirs }] };
}
