import type { Guide } from '#lib/model/guide.ts';
import { isEqual, merge3, type Json } from '#lib/model/merge.ts';

interface Change {
  before: Guide;
  after: Guide;
  /** Typing in one field is one change; see joinMs. */
  field: string;
  at: number;
}

/** What was done to a guide in this session and what was undone, latest last. */
export interface History {
  done: Change[];
  undone: Change[];
}

export const noHistory: History = { done: [], undone: [] };

/** A pause this long while typing starts a new change to undo. */
const joinMs = 1000;

export function remember(history: History, before: Guide, after: Guide, field: string, at: number): History {
  const last = history.done.at(-1);
  const isTyping = field !== '' && last?.field === field && at - last.at < joinMs && history.undone.length === 0;
  if (last && isTyping && isSame(last.after, before))
    return { done: [...history.done.slice(0, -1), { ...last, after, at }], undone: [] };
  return { done: [...history.done, { before, after, field, at }], undone: [] };
}

/** Takes back the last change and nothing else: what colleagues changed since then stays. Null where there is none. */
export function undo(history: History, guide: Guide): { history: History; guide: Guide } | null {
  const last = history.done.at(-1);
  if (!last) return null;
  const moved = { done: history.done.slice(0, -1), undone: [...history.undone, last] };
  return { history: moved, guide: apply(guide, last.after, last.before) };
}

export function redo(history: History, guide: Guide): { history: History; guide: Guide } | null {
  const next = history.undone.at(-1);
  if (!next) return null;
  const moved = { done: [...history.done, { ...next, at: 0 }], undone: history.undone.slice(0, -1) };
  return { history: moved, guide: apply(guide, next.before, next.after) };
}

/** The guide with the difference between two others applied; also how an edit meets what came in meanwhile. */
export function apply(guide: Guide, from: Guide, to: Guide): Guide {
  return merge3(from as unknown as Json, to as unknown as Json, guide as unknown as Json).value as unknown as Guide;
}

export function isSame(a: Guide, b: Guide): boolean {
  return isEqual(a as unknown as Json, b as unknown as Json);
}
