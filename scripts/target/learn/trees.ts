/**
 * Gradient boosting of small trees for a yes-or-no answer (Friedman, "Greedy function approximation", 2001), with
 * second-order leaves as in XGBoost (Chen and Guestrin, 2016). Deterministic: no sampling, ties go to the first feature.
 */
export interface Case {
  signals: Float64Array;
  isYes: boolean;
  weight: number;
}

/** A split, or a leaf's addition to the log-odds. */
export type Tree = { feature: number; at: number; below: Tree; above: Tree } | number;

export interface Forest {
  start: number;
  trees: Tree[];
}

export interface Growth {
  trees: number;
  depth: number;
  rate: number;
  /** Against leaves that rest on too little. */
  penalty: number;
  leastWeight: number;
  /** For each feature: may more of it only raise the answer (1), only lower it (-1), or both (0)? */
  directions: readonly number[];
}

const binsMost = 32;

export function growForest(cases: readonly Case[], growth: Growth): Forest {
  const { trees: count, depth, rate, penalty, leastWeight, directions } = growth;
  const yes = cases.reduce((sum, { isYes, weight }) => sum + (isYes ? weight : 0), 0);
  const all = cases.reduce((sum, { weight }) => sum + weight, 0);
  const start = Math.log(yes / (all - yes));
  const features = cases[0]?.signals.length ?? 0;
  const cuts = Array.from({ length: features }, (_, feature) => cutsOf(cases, feature));
  const bins = cuts.map((borders, feature) =>
    Uint8Array.from(cases, ({ signals }) => borders.filter((border) => signals[feature]! >= border).length),
  );
  const odds = new Float64Array(cases.length).fill(start);
  const slope = new Float64Array(cases.length);
  const bend = new Float64Array(cases.length);

  const leafOf = (sumSlope: number, sumBend: number): number => (-rate * sumSlope) / (sumBend + penalty);
  const worth = (sumSlope: number, sumBend: number): number => (sumSlope * sumSlope) / (sumBend + penalty);

  // What speaks for an element must never count against it: leaves are kept between what the splits above allow.
  const grow = (members: readonly number[], left: number, low: number, high: number): Tree => {
    let sumSlope = 0;
    let sumBend = 0;
    for (const member of members) {
      sumSlope += slope[member]!;
      sumBend += bend[member]!;
    }
    const leaf = Math.min(high, Math.max(low, leafOf(sumSlope, sumBend)));
    if (left === 0) return leaf;
    let best = { gain: 1e-6, feature: -1, bin: 0, middle: 0 };
    for (let feature = 0; feature < features; feature += 1) {
      const borders = cuts[feature]!;
      if (borders.length === 0) continue;
      const slopes = new Float64Array(borders.length + 1);
      const bends = new Float64Array(borders.length + 1);
      const own = bins[feature]!;
      for (const member of members) {
        slopes[own[member]!]! += slope[member]!;
        bends[own[member]!]! += bend[member]!;
      }
      let belowSlope = 0;
      let belowBend = 0;
      for (let bin = 0; bin < borders.length; bin += 1) {
        belowSlope += slopes[bin]!;
        belowBend += bends[bin]!;
        if (belowBend < leastWeight || sumBend - belowBend < leastWeight) continue;
        const below = leafOf(belowSlope, belowBend);
        const above = leafOf(sumSlope - belowSlope, sumBend - belowBend);
        if ((above - below) * directions[feature]! < 0) continue;
        const gain =
          worth(belowSlope, belowBend) + worth(sumSlope - belowSlope, sumBend - belowBend) - worth(sumSlope, sumBend);
        if (gain > best.gain) best = { gain, feature, bin, middle: Math.min(high, Math.max(low, (below + above) / 2)) };
      }
    }
    if (best.feature < 0) return leaf;
    const { feature, bin, middle } = best;
    const isBelow = (member: number): boolean => bins[feature]![member]! <= bin;
    const below = members.filter(isBelow);
    const above = members.filter((member) => !isBelow(member));
    const direction = directions[feature]!;
    return {
      feature,
      at: cuts[feature]![bin]!,
      below: grow(below, left - 1, direction < 0 ? middle : low, direction > 0 ? middle : high),
      above: grow(above, left - 1, direction > 0 ? middle : low, direction < 0 ? middle : high),
    };
  };

  const everybody = cases.map((_, at) => at);
  const trees: Tree[] = [];
  for (let round = 0; round < count; round += 1) {
    cases.forEach(({ isYes, weight }, at) => {
      const likely = 1 / (1 + Math.exp(-odds[at]!));
      slope[at] = weight * (likely - (isYes ? 1 : 0));
      bend[at] = weight * likely * (1 - likely);
    });
    const tree = grow(everybody, depth, -Infinity, Infinity);
    trees.push(tree);
    cases.forEach(({ signals }, at) => (odds[at] = odds[at]! + walk(tree, signals)));
  }
  return { start, trees };
}

export function walk(tree: Tree, signals: Float64Array): number {
  if (typeof tree === 'number') return tree;
  return walk(signals[tree.feature]! < tree.at ? tree.below : tree.above, signals);
}

export function likelihood({ start, trees }: Forest, signals: Float64Array): number {
  return 1 / (1 + Math.exp(-trees.reduce<number>((sum, tree) => sum + walk(tree, signals), start)));
}

/** Where a feature may be cut: between its values, at most so many places, rounded so that a file of them stays short. */
function cutsOf(cases: readonly Case[], feature: number): number[] {
  const values = [...new Set(cases.map(({ signals }) => signals[feature]!))].toSorted((one, other) => one - other);
  const middles = values.slice(1).map((value, at) => Math.round(((value + values[at]!) / 2) * 100) / 100);
  const distinct = [...new Set(middles)];
  if (distinct.length <= binsMost) return distinct;
  return Array.from({ length: binsMost }, (_, at) => distinct[Math.floor((at * distinct.length) / binsMost)]!);
}
