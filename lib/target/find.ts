import type { Target } from '#lib/model/target.ts';
import { type Candidate, compareAll } from './candidates.ts';
import { groupOf } from './compare.ts';
import { contains, isShown } from './dom.ts';
import { nameOf, roleOf } from './name.ts';
import { readPage } from './page.ts';
import { fold } from './stable.ts';
import { leadWeights, trustAtStart, weights } from './weights.ts';

export interface Found {
  element: Element;
  /** How sure we are that it is the element meant, 0 to 1. */
  confidence: number;
  outcome: 'found' | 'unsure';
}

const foundAt = 0.8;
const unsureAt = 0.55;
const hookedConfidence = 0.98;

/**
 * The element that a target means on the page as it is now, or null when it is not there.
 * A wrong element costs a reader more than none, so the best candidate is still refused
 * when too much speaks against it or another is nearly as good.
 */
export function find(target: Target, root: Document | ShadowRoot | Element): Found | null {
  try {
    return search(target, root);
  } catch {
    // A page may hold anything, and a hook of an old guide may be no selector: then nothing is found, and that is said.
    return null;
  }
}

function search(target: Target, root: Document | ShadowRoot | Element): Found | null {
  const hooked = byHook(target, root);
  if (hooked) return { element: hooked, confidence: hookedConfidence, outcome: 'found' };
  const candidates = compareAll(target, readPage(root));
  const best = highest(candidates);
  if (!best) return null;
  const second = highest(candidates.filter((other) => !isSamePlace(other.element, best.element)));
  const confidence = confidenceOf(best, second ? best.rank - second.rank : Infinity);
  if (confidence < unsureAt) return null;
  return { element: best.element, confidence, outcome: confidence < foundAt ? 'unsure' : 'found' };
}

/** A hook that is unique on the page and that the name confirms needs no search. */
function byHook(target: Target, root: Document | ShadowRoot | Element): Element | null {
  if (target.shadow || target.row || target.ordinal || !target.name) return null;
  for (const [hook, value] of Object.entries(target.hooks ?? {})) {
    const hits = root.querySelectorAll(`[${hook}="${CSS.escape(value)}"]`);
    const [hit] = hits;
    if (hits.length !== 1 || !hit || groupOf(roleOf(hit)) !== groupOf(target.role)) continue;
    if (fold(nameOf(hit)) === fold(target.name) && isShown(hit)) return hit;
  }
  return null;
}

function highest(candidates: Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) if (!best || candidate.rank > best.rank) best = candidate;
  return best;
}

/** A button and the picture in it are one to a person. */
function isSamePlace(one: Element, other: Element): boolean {
  return contains(one, other) || contains(other, one);
}

function confidenceOf({ evidence }: Candidate, margin: number): number {
  let sum = trustAtStart + leadWeights[0] * Math.min(margin, 2) + leadWeights[1] * Math.min(margin, 6);
  for (const [signal, strength] of Object.entries(evidence)) sum += strength * (weights[signal]?.[1] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
