import type { Target } from '#lib/model/target.ts';
import { compare } from './compare.ts';
import { lookalikeOf } from './lookalikes.ts';

export type Evidence = Record<string, number>;
/** A sum to add; or a signal, a limit, and what follows up to the limit and what above it. */
export type Tree = number | readonly [signal: string, limit: number, upTo: Tree, above: Tree];

/** What was learnt of whether it is there: the log odds are the start, each signal by its weight, and a leaf of each tree. */
export interface Trust {
  start: number;
  weights: Evidence;
  trees: readonly Tree[];
}

/** What a candidate is known by. How sure is sure enough differs between them. */
export type Ground = 'name' | 'record' | 'likeness';
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

/** The sum of the leaves that the signals lead to. */
function climb(evidence: Evidence, trees: readonly Tree[]): number {
  const leafOf = (tree: Tree): number =>
    typeof tree === 'number' ? tree : leafOf((evidence[tree[0]] ?? 0) > tree[1] ? tree[3] : tree[2]);
  return trees.reduce<number>((sum, tree) => sum + leafOf(tree), 0);
}

/** A tree as it is written in a line: where it parts, its signal and limit and then both ways; else a number. */
export function treeOf(line: string): Tree {
  const words = line.split(' ');
  const grow = (): Tree => {
    const word = words.shift()!;
    return /^[a-z]/i.test(word) ? [word, Number(words.shift()), grow(), grow()] : Number(word);
  };
  return grow();
}

export function groundOf({ record, near }: Evidence): Ground {
  return record ? 'record' : near === 1 ? 'name' : 'likeness';
}

const aliveLeast = 0.7;
/** What a rule speaks against is never more than "probably here", however much else speaks for it. */
export const doubtedMost = 0.4;

/** How likely the best candidate is the one meant, 0 to 1, by what was learnt and rules that were not. */
export function trustIn(evidence: Evidence, { start, weights, trees }: Trust): number {
  const trust = 1 / (1 + Math.exp(-weigh(evidence, weights, start) - climb(evidence, trees)));
  return isDoubted(evidence) ? Math.min(doubtedMost, trust) : trust;
}

/**
 * What the pairs teach too little of: a copy in a frame, a button of a field's name, what stands in for something else,
 * what only its place speaks for, and what is not where most of its block is now.
 */
function isDoubted(evidence: Evidence): boolean {
  const { framed, converted, onlyPlace, block = 0, blockElsewhere = 0 } = evidence;
  return Boolean(framed || converted || onlyPlace) || blockElsewhere > block || isReplaced(evidence);
}

/** Another name in other words, while what stood around is all still there: a new neighbour at its place. */
function isReplaced({ swapped, wordsAlive = 0, othersAlive = 0 }: Evidence): boolean {
  return swapped === 1 && wordsAlive >= aliveLeast && othersAlive >= aliveLeast;
}

/** All in which one differs from the other that is gone with its name, or is but its place. */
const PLACED = /^(name|text|before|after|block|seat|place)$/;

/** Did only its name tell it from a lookalike that stood elsewhere, and is it called otherwise now? */
function hasOnlyPlace({ name, lookalikes = [] }: Target, { renamed, swapped }: Evidence): boolean {
  const isCalledOtherwise = Boolean(name && (renamed || swapped));
  return (
    isCalledOtherwise && lookalikes.some((one) => 'name' in one && Object.keys(one).every((part) => PLACED.test(part)))
  );
}

/** So far apart, in rank, is what has no lookalike. */
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
    onlyPlace: Number(hasOnlyPlace(target, best.evidence)),
    ...best.around,
  };
  return { best, evidence };
}

/** Would somebody else of the recorded page claim this candidate with more right? */
function overLookalikes(target: Target, best: Compared, most: number, ideal: number, rank: Rank): Evidence {
  const others = (target.lookalikes ?? []).map((one) => lookalikeOf(target, one));
  if (others.length === 0)
    return { overLookalikes: noLookalike, amongLookalikes: 0, lookalikeShare: 0, apart: noLookalike };
  const claims = others.map((one) => rank(compare(one, best.seen)));
  const highest = Math.max(...claims);
  const from = Math.max(most, highest);
  const odds = claims.reduce((sum, claim) => sum + Math.exp(claim - from), Math.exp(most - from));
  return {
    overLookalikes: Math.min(noLookalike, most - highest),
    amongLookalikes: Math.max(-8, most - from - Math.log(odds)),
    lookalikeShare: highest / ideal,
    // How far apart they were when the target was recorded.
    apart: Math.min(noLookalike, ...others.map((one) => ideal - rank(compare(target, one)))),
  };
}
