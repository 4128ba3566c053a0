/**
 * A conditional logit: each trial is a choice among its candidates, and the weights make the right one likely.
 * McFadden, "Conditional logit analysis of qualitative choice behavior", 1974. Deterministic: no sampling, fixed steps.
 */
export interface Choice {
  /** A candidate's signals, one array each, in the order of the features. */
  candidates: Float64Array[];
  isRight: boolean[];
  /** How much this trial counts, so that each application counts the same. */
  weight: number;
}

const steps = 400;
const penalty = 0.002;

export function learnRanking(choices: readonly Choice[], features: number): Float64Array {
  const usable = choices.filter(({ isRight }) => isRight.includes(true) && isRight.includes(false));
  const total = usable.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float64Array(features);
  const mean = new Float64Array(features);
  const spread = new Float64Array(features);
  for (let step = 1; step <= steps; step += 1) {
    const slope = slopeOf(usable, weights, total);
    for (let at = 0; at < features; at += 1) {
      // Adam (Kingma and Ba, 2015) over all trials at once, with a rate that falls to nothing.
      const steepness = slope[at]! + penalty * weights[at]!;
      mean[at] = 0.9 * mean[at]! + 0.1 * steepness;
      spread[at] = 0.999 * spread[at]! + 0.001 * steepness * steepness;
      const rate = 0.1 * (1 - step / (steps + 1));
      weights[at]! -= (rate * (mean[at]! / (1 - 0.9 ** step))) / (Math.sqrt(spread[at]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return weights;
}

export function rank(weights: Float64Array, candidate: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += weights[at]! * candidate[at]!;
  return sum;
}

function slopeOf(choices: readonly Choice[], weights: Float64Array, total: number): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const { candidates, isRight, weight } of choices) {
    const odds = new Float64Array(candidates.length);
    let most = -Infinity;
    for (let at = 0; at < candidates.length; at += 1)
      most = Math.max(most, (odds[at] = rank(weights, candidates[at]!)));
    let all = 0;
    let right = 0;
    for (let at = 0; at < candidates.length; at += 1) {
      all += odds[at] = Math.exp(odds[at]! - most);
      if (isRight[at]) right += odds[at]!;
    }
    for (let at = 0; at < candidates.length; at += 1) {
      const share = (odds[at]! / all - (isRight[at] ? odds[at]! / right : 0)) * (weight / total);
      if (Math.abs(share) < 1e-8) continue;
      const candidate = candidates[at]!;
      for (let feature = 0; feature < slope.length; feature += 1) slope[feature]! += share * candidate[feature]!;
    }
  }
  return slope;
}
