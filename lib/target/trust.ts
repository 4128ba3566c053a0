import type { Target } from '#lib/model/target.ts';
import { compare } from './compare.ts';
import { lookalikeOf } from './lookalikes.ts';

export type Evidence = Record<string, number>;
export type Rank = (evidence: Evidence) => number;

export interface Compared {
  seen: Target;
  evidence: Evidence;
  /** What is said by counting around it; only ever asked of the likeliest. */
  readonly around?: Evidence;
}

/** What the signals say together, by weights that were learnt. */
export function weigh(evidence: Evidence, weights: Evidence, start = 0): number {
  let sum = start;
  for (const [signal, strength] of Object.entries(evidence)) sum += strength * (weights[signal] ?? 0);
  return sum;
}

const aliveLeast = 0.7;
/** What stands in for something else, the copy of it in a frame, and a button of a field's name are never more than "probably here". */
const replacedMost = 0.5;

/** How likely the best candidate is the one meant, 0 to 1, by weights that were learnt and three rules that were not. */
export function trustIn(evidence: Evidence, weights: Evidence, start: number): number {
  const trust = 1 / (1 + Math.exp(-weigh(evidence, weights, start)));
  const isOther = evidence['framed'] || evidence['converted'] || isReplaced(evidence);
  return isOther ? Math.min(replacedMost, trust) : trust;
}

/** Another name in other words, while what stood around is all still there: a new neighbour at its place. */
function isReplaced({ swapped, wordsAlive = 0, othersAlive = 0 }: Evidence): boolean {
  return swapped === 1 && wordsAlive >= aliveLeast && othersAlive >= aliveLeast;
}

const noLookalike = 15;
const leastIdeal = 1;

/**
 * The best candidate with all that bears on whether to believe it: its own evidence, how sure it is among what stands
 * elsewhere, and whether a lookalike that the target had would claim it with more right.
 */
export function bestOf<Candidate extends Compared>(
  target: Target,
  candidates: readonly Candidate[],
  rank: Rank,
  isSamePlace: (one: Candidate, other: Candidate) => boolean,
): { best: Candidate; evidence: Evidence } | null {
  const ranks = candidates.map(({ evidence }) => rank(evidence));
  const most = Math.max(...ranks);
  const best = candidates[ranks.indexOf(most)];
  if (!best) return null;
  let here = 0;
  let all = 0;
  let second = -1;
  candidates.forEach((candidate, at) => {
    const odds = Math.exp(ranks[at]! - most);
    all += odds;
    if (candidate === best || isSamePlace(candidate, best)) here += odds;
    else if (second < 0 || ranks[at]! > ranks[second]!) second = at;
  });
  const ideal = Math.max(leastIdeal, rank(compare(target, target)));
  const evidence = {
    ...best.evidence,
    rank: most,
    share: most / ideal,
    second: candidates[second]?.evidence['near'] ?? 0,
    certain: here / all,
    ...overLookalikes(target, best, most, ideal, rank),
    ...best.around,
  };
  return { best, evidence };
}

/** Would somebody else of the recorded page claim this candidate with more right? */
function overLookalikes(target: Target, best: Compared, most: number, ideal: number, rank: Rank): Evidence {
  const claims = (target.lookalikes ?? []).map((one) => rank(compare(lookalikeOf(target, one), best.seen)));
  if (claims.length === 0) return { overLookalikes: noLookalike, amongLookalikes: 0, lookalikeShare: 0 };
  const highest = Math.max(...claims);
  const from = Math.max(most, highest);
  const odds = claims.reduce((sum, claim) => sum + Math.exp(claim - from), Math.exp(most - from));
  return {
    overLookalikes: Math.min(noLookalike, most - highest),
    amongLookalikes: Math.max(-8, most - from - Math.log(odds)),
    lookalikeShare: highest / ideal,
  };
}
