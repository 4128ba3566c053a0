import type { SpokenTarget, Target } from '#lib/model/target.ts';
import { type Candidate, compareAll, isSamePlace, rankOf } from './candidates.ts';
import { groupOf } from './compare.ts';
import { isShown } from './dom.ts';
import { inLanguage, isBornOut } from './language.ts';
import { nameOf, roleOf } from './name.ts';
import { readPage } from './page.ts';
import { fold } from './stable.ts';
import { bestOf, type Evidence, groundOf, treeOf, type Trust, trustIn } from './trust.ts';
import { foundAt, trees, trustAtStart, trusts, unsureAt } from './weights.ts';

export interface Found {
  element: Element;
  /** How sure we are that it is the element meant, 0 to 1. */
  confidence: number;
  outcome: 'found' | 'unsure';
}

const hookedConfidence = 0.98;
const trust: Trust = { start: trustAtStart, weights: trusts, trees: trees.map(treeOf) };

/**
 * The element that a target means on the page as it is now, or null when it is not there.
 * A wrong element costs a reader more than none, so the best candidate is still refused
 * when too much speaks against it or another is nearly as good.
 */
export function find(target: SpokenTarget, root: Document | ShadowRoot | Element): Found | null {
  try {
    const spoken = inLanguage(target, root);
    if (spoken === target) return search(target, root);
    const found = search(spoken, root, isBornOut);
    if (found?.outcome === 'found') return found;
    const recorded = search(target, root);
    return recorded && recorded.confidence > (found?.confidence ?? 0) ? recorded : found;
  } catch {
    // A page may hold anything, and a hook of an old guide may be no selector: then nothing is found, and that is said.
    return null;
  }
}

function search(
  target: Target,
  root: Document | ShadowRoot | Element,
  mayBeSure: (evidence: Evidence) => boolean = () => true,
): Found | null {
  const hooked = byHook(target, root);
  if (hooked) return { element: hooked, confidence: hookedConfidence, outcome: 'found' };
  const { best, confidence } = likeliest(target, root);
  if (!best || confidence < unsureAt) return null;
  // What is painted moves without a sign, so a spot in a canvas is never more than likely.
  const isSure = !target.region && confidence >= foundAt[groundOf(best.evidence)] && mayBeSure(best.evidence);
  return { element: best.element, confidence, outcome: isSure ? 'found' : 'unsure' };
}

/** Who comes into question, who is the likeliest of them, and how sure it is, 0 to 1. */
export function likeliest(
  target: Target,
  root: Document | ShadowRoot | Element,
): { candidates: Candidate[]; best: Candidate | null; confidence: number } {
  const candidates = compareAll(target, readPage(root));
  const chosen = bestOf(target, candidates, rankOf, isSamePlace);
  if (!chosen) return { candidates, best: null, confidence: 0 };
  const confidence = trustIn(chosen.evidence, trust);
  return { candidates, best: chosen.best, confidence };
}

/** A hook that is unique on the page and that the name confirms needs no search. */
function byHook(target: Target, root: Document | ShadowRoot | Element): Element | null {
  if (target.shadow || target.row || target.ordinal || target.region || !target.name) return null;
  for (const [hook, value] of Object.entries(target.hooks ?? {})) {
    const hits = root.querySelectorAll(`[${hook}="${CSS.escape(value)}"]`);
    const [hit] = hits;
    if (hits.length !== 1 || !hit || groupOf(roleOf(hit)) !== groupOf(target.role)) continue;
    if (fold(nameOf(hit)) === fold(target.name) && isShown(hit)) return hit;
  }
  return null;
}
