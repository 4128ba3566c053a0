import { createHash } from 'node:crypto';
import type { Pair } from '../corpus.ts';
import type { Listed } from '../page/listing.ts';

/** So many targets of one page and of one application: a large page must not outweigh the rest. */
export const perPage = 14;
const perApp = 260;
/** Of those that did not change at all, so many to each that did. */
const easyShare = 0.25;

export function pairOf(old: Listed, now: Listed, where: Omit<Pair, 'k' | 'kind' | 'same'>): Pair {
  const same = {
    xp: old.path === now.path,
    tag: old.tag === now.tag,
    text: old.text === now.text,
    attrs: old.attributes === now.attributes,
  };
  return { ...where, k: old.key, kind: old.kind, same };
}

/** What changed first, and of the rest a share: that what stayed the same is found again is no news. */
export function choose(pairs: readonly Pair[]): Pair[] {
  const shuffled = sample(pairs, ({ st, st2, a, b, k }) => [st, st2, a, b, k]);
  const hard = shuffled.filter(({ same }) => Object.values(same).includes(false));
  const easy = shuffled.filter(({ same }) => !Object.values(same).includes(false));
  const most = hard.slice(0, Math.round(perApp * 0.8));
  return [...most, ...easy.slice(0, Math.round(most.length * easyShare))];
}

/** In an order that looks like chance and is the same each time. */
export function sample<T>(all: readonly T[], keyOf: (one: T) => unknown[]): T[] {
  const hash = (one: T): string =>
    createHash('md5')
      .update(JSON.stringify(keyOf(one)))
      .digest('hex');
  return [...all].sort((one, other) => (hash(one) < hash(other) ? -1 : 1));
}
