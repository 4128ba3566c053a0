import type { Tree } from '#lib/target/trust.ts';
import { type Case, sigmoid } from './logistic.ts';

/**
 * Gradient boosting with Newton steps (Friedman, "Greedy function approximation", 2001; Chen and Guestrin, "XGBoost",
 * 2016): each tree mends what the sum of those before it still gets wrong. Deterministic: nothing is sampled. Limits and
 * leaves are round numbers from the start, so that what is judged is what is written down.
 */
export interface Boosting {
  trees: number;
  depth: number;
  /** How much of its mistakes each tree mends, 0 to 1. */
  rate: number;
  /** The more, the nearer to nothing are leaves for which few cases speak. */
  penalty: number;
  /** The least share of all cases in a leaf. */
  leafLeast: number;
  /** What of each leaf is written down: half where the trees are one of two. */
  share: number;
}

interface Column {
  signal: string;
  /** Ascending. */
  limits: readonly number[];
  /** By case, how many limits its value is above. */
  above: Uint8Array;
}

/** How the loss slopes and bends for some cases, and their share of all. */
interface Sums {
  slope: number;
  bend: number;
  share: number;
}

interface Split {
  column: Column;
  at: number;
}

const limitsMost = 24;

/** Trees whose leaves sum up to the log odds of yes. */
export function learnTrees(cases: readonly Case[], signals: readonly string[], how: Boosting): Tree[] {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const columns = signals.map((signal) => columnOf(signal, cases));
  const odds = new Float64Array(cases.length);
  let told: Sums[] = [];
  return Array.from({ length: how.trees }, () => {
    told = cases.map(({ isYes, weight }, one) => {
      const likely = sigmoid(odds[one]!);
      const share = weight / total;
      return { slope: share * (likely - Number(isYes)), bend: share * likely * (1 - likely), share };
    });
    return grow([...cases.keys()], how.depth);
  });

  function grow(members: readonly number[], depth: number): Tree {
    const split = depth > 0 ? splitOf(members) : null;
    if (!split) return leafOf(members);
    const { column, at } = split;
    const isAbove = (one: number): boolean => column.above[one]! > at;
    const upTo = members.filter((one) => !isAbove(one));
    return [column.signal, column.limits[at]!, grow(upTo, depth - 1), grow(members.filter(isAbove), depth - 1)];
  }

  function leafOf(members: readonly number[]): number {
    const { slope, bend } = members.reduce((sums, one) => add(sums, told[one]!), nothing());
    const leaf = round((-how.share * how.rate * slope) / (bend + how.penalty), 100);
    for (const one of members) odds[one]! += leaf / how.share;
    return leaf;
  }

  /** Where parting them mends most; null where nothing is won. */
  function splitOf(members: readonly number[]): Split | null {
    const all = members.reduce((sums, one) => add(sums, told[one]!), nothing());
    let best: Split | null = null;
    let most = gainOf(all) + 1e-9;
    for (const column of columns) {
      const bins = Array.from({ length: column.limits.length + 1 }, nothing);
      for (const one of members) add(bins[column.above[one]!]!, told[one]!);
      const upTo = nothing();
      for (let at = 0; at < column.limits.length; at += 1) {
        add(upTo, bins[at]!);
        const above = { slope: all.slope - upTo.slope, bend: all.bend - upTo.bend, share: all.share - upTo.share };
        if (Math.min(upTo.share, above.share) < how.leafLeast) continue;
        const gain = gainOf(upTo) + gainOf(above);
        if (gain <= most) continue;
        most = gain;
        best = { column, at };
      }
    }
    return best;
  }

  function gainOf({ slope, bend }: Sums): number {
    return slope ** 2 / (bend + how.penalty);
  }
}

const nothing = (): Sums => ({ slope: 0, bend: 0, share: 0 });

function add(sums: Sums, more: Sums): Sums {
  sums.slope += more.slope;
  sums.bend += more.bend;
  sums.share += more.share;
  return sums;
}

/** The limits of a signal: between all values where they are few, else so that as many cases lie between each two. */
function columnOf(signal: string, cases: readonly Case[]): Column {
  const values = cases.map(({ evidence }) => evidence[signal] ?? 0);
  const ordered = values.toSorted((one, other) => one - other);
  const different = [...new Set(ordered)];
  const limits =
    different.length <= limitsMost + 1
      ? different.slice(1).map((value, at) => (value + different[at]!) / 2)
      : Array.from(
          { length: limitsMost },
          (_, at) => ordered[Math.floor(((at + 1) * ordered.length) / (limitsMost + 1))]!,
        );
  const rounded = [...new Set(limits.map((limit) => round(limit, 1000)))].filter((limit) => limit < different.at(-1)!);
  const above = Uint8Array.from(values, (value) => rounded.filter((limit) => value > limit).length);
  return { signal, limits: rounded, above };
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts + 0;
}
