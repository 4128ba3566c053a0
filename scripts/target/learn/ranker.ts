import type { Evidence } from '#lib/target/trust.ts';

/**
 * A conditional logit: each trial is a choice among its candidates, and the weights make the right one likely.
 * McFadden, "Conditional logit analysis of qualitative choice behavior", 1974. Deterministic: no sampling, fixed steps.
 */
export interface Choice {
  candidates: Evidence[];
  isRight: boolean[];
  /** How much this trial counts, so that each application counts the same. */
  weight: number;
}

/** A choice as numbers: most signals of most candidates are silent, so only the others are kept. */
interface Numbered {
  /** Where each candidate begins in the two lists below, and where the last one ends. */
  starts: Int32Array;
  signals: Uint8Array;
  strengths: Float64Array;
  isRight: boolean[];
  weight: number;
}

const steps = 250;
const penalty = 0.0002;

/** A weight for each of the signals. */
export function learnRanking(choices: readonly Choice[], signals: readonly string[]): Float64Array {
  const usable = choices.filter(({ isRight }) => isRight.includes(true) && isRight.includes(false));
  const total = usable.reduce((sum, { weight }) => sum + weight, 0);
  const numbered = usable.map((choice) => numberedOf(choice, signals, total));
  const weights = new Float64Array(signals.length);
  const mean = new Float64Array(signals.length);
  const spread = new Float64Array(signals.length);
  for (let step = 1; step <= steps; step += 1) {
    const slope = slopeOf(numbered, weights);
    for (let at = 0; at < weights.length; at += 1) {
      // Adam (Kingma and Ba, 2015) over all trials at once, with a rate that falls to nothing.
      const steepness = slope[at]! + penalty * weights[at]!;
      mean[at] = 0.9 * mean[at]! + 0.1 * steepness;
      spread[at] = 0.999 * spread[at]! + 0.001 * steepness * steepness;
      const rate = 0.15 * (1 - step / (steps + 1));
      weights[at]! -= (rate * (mean[at]! / (1 - 0.9 ** step))) / (Math.sqrt(spread[at]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return weights;
}

function numberedOf({ candidates, isRight, weight }: Choice, signals: readonly string[], total: number): Numbered {
  const starts = [0];
  const spoken: [signal: number, strength: number][] = [];
  for (const evidence of candidates) {
    signals.forEach((name, signal) => {
      if (evidence[name]) spoken.push([signal, evidence[name]]);
    });
    starts.push(spoken.length);
  }
  return {
    starts: Int32Array.from(starts),
    signals: Uint8Array.from(spoken, ([signal]) => signal),
    strengths: Float64Array.from(spoken, ([, strength]) => strength),
    isRight,
    weight: weight / total,
  };
}

function slopeOf(choices: readonly Numbered[], weights: Float64Array): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const { starts, signals, strengths, isRight, weight } of choices) {
    const odds = new Float64Array(isRight.length);
    for (let one = 0; one < odds.length; one += 1) {
      for (let at = starts[one]!; at < starts[one + 1]!; at += 1) odds[one]! += weights[signals[at]!]! * strengths[at]!;
    }
    const most = odds.reduce((highest, one) => Math.max(highest, one));
    let all = 0;
    let right = 0;
    for (let one = 0; one < odds.length; one += 1) {
      all += odds[one] = Math.exp(odds[one]! - most);
      if (isRight[one]) right += odds[one]!;
    }
    for (let one = 0; one < odds.length; one += 1) {
      const share = (odds[one]! / all - (isRight[one] ? odds[one]! / right : 0)) * weight;
      if (Math.abs(share) < 1e-12) continue;
      for (let at = starts[one]!; at < starts[one + 1]!; at += 1) slope[signals[at]!]! += share * strengths[at]!;
    }
  }
  return slope;
}
