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

/** A change that came in, and was not made in this session. */
export const elsewhere = 'elsewhere';

/**
 * What comes now, with the words that were written in this session and are not in it although nobody here took them away;
 * null where there are none.
 */
export function withOwnWords({ done }: History, guide: Guide, next: Guide): Guide | null {
  const before = done[0]?.before;
  if (!before) return null;
  const isWrittenHere = (path: string[]): boolean =>
    done.some((one) => one.field !== elsewhere && !isEqual(valueAt(one.before, path), valueAt(one.after, path)));
  const lost = merge3(json(before), json(guide), json(next)).conflicts.filter(
    ({ path, mine, theirs }) => !wordsAt(path, theirs).includes(wordsAt(path, mine)) && isWrittenHere(path),
  );
  const own = structuredClone(next);
  for (const { path, mine } of lost) {
    const around = valueAt(own, path.slice(0, -1));
    if (around && mine !== undefined) (around as Record<string, Json>)[path.at(-1)!] = mine;
  }
  return lost.length > 0 ? own : null;
}

function valueAt(guide: Guide, path: string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (at, key) => (at as Record<string, Json> | null | undefined)?.[key],
    json(guide),
  );
}

function wordsAt(path: string[], value: Json | undefined): string {
  const words = path[0] === 'translations' ? Object(value).text : value;
  const isOfWords = path[0] === 'translations' || /^(?:title|description|text)$/.test(path.at(-1) ?? '');
  return isOfWords && typeof words === 'string' ? words : '';
}

/** The guide with the difference between two others applied; also how an edit meets what came in meanwhile. */
export function apply(guide: Guide, from: Guide, to: Guide): Guide {
  return merge3(json(from), json(to), json(guide)).value as unknown as Guide;
}

export function isSame(a: Guide, b: Guide): boolean {
  return isEqual(json(a), json(b));
}

const json = (guide: Guide): Json => guide as unknown as Json;
