import type { Evidence } from '#lib/target/trust.ts';

/**
 * Logistic regression with a penalty on large weights, solved by Newton's method (McCullagh and Nelder, "Generalized
 * linear models", 1989, chapter 4). Signals are scaled to equal spread for the penalty, and the weights scaled back.
 */
export interface Case {
  evidence: Evidence;
  isYes: boolean;
  weight: number;
}

export interface Logistic {
  start: number;
  weights: Float64Array;
}

const rounds = 12;

export function learnLogistic(cases: readonly Case[], signals: readonly string[], penalty: number): Logistic {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const share = cases.map(({ weight }) => weight / total);
  const rows = cases.map(({ evidence }) => Float64Array.from(signals, (name) => evidence[name] ?? 0));
  const means = signals.map((_, at) => rows.reduce((sum, row, one) => sum + share[one]! * row[at]!, 0));
  const spreads = signals.map((_, at) =>
    Math.sqrt(rows.reduce((sum, row, one) => sum + share[one]! * (row[at]! - means[at]!) ** 2, 0)),
  );
  // The last column is the constant, which is not penalised.
  const scaled = rows.map((row) =>
    Float64Array.from({ length: signals.length + 1 }, (_, at) =>
      at === signals.length ? 1 : spreads[at]! > 1e-6 ? (row[at]! - means[at]!) / spreads[at]! : 0,
    ),
  );
  const size = signals.length + 1;
  const solution = new Float64Array(size);
  for (let round = 0; round < rounds; round += 1) {
    const slope = solution.map((weight, at) => (at < signals.length ? penalty * weight : 0));
    const bend = Array.from({ length: size }, (_, at) => {
      const line = new Float64Array(size);
      line[at] = at < signals.length ? penalty : 1e-9;
      return line;
    });
    scaled.forEach((row, one) => {
      const likely = sigmoid(dot(row, solution));
      const miss = share[one]! * (likely - Number(cases[one]!.isYes));
      const doubt = share[one]! * Math.max(1e-6, likely * (1 - likely));
      for (let at = 0; at < size; at += 1) {
        const value = row[at]!;
        if (value === 0) continue;
        slope[at]! += miss * value;
        const line = bend[at]!;
        for (let other = 0; other <= at; other += 1) line[other]! += doubt * value * row[other]!;
      }
    });
    const step = solve(bend, slope);
    for (let at = 0; at < size; at += 1) solution[at]! -= step[at]!;
  }
  const weights = Float64Array.from(signals, (_, at) => (spreads[at]! > 1e-6 ? solution[at]! / spreads[at]! : 0));
  const start = solution[signals.length]! - weights.reduce((sum, weight, at) => sum + weight * means[at]!, 0);
  return { start, weights };
}

export function sigmoid(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * other[at]!;
  return sum;
}

/** Solves a system that is symmetric and positive, of which only the lower half is filled in, by Cholesky's method. */
function solve(lower: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let at = 0; at < size; at += 1) {
    const line = lower[at]!;
    for (let other = 0; other <= at; other += 1) {
      let sum = line[other]!;
      for (let inner = 0; inner < other; inner += 1) sum -= line[inner]! * lower[other]![inner]!;
      line[other] = at === other ? Math.sqrt(sum) : sum / lower[other]![other]!;
    }
  }
  const result = Float64Array.from(right);
  for (let at = 0; at < size; at += 1) {
    for (let inner = 0; inner < at; inner += 1) result[at]! -= lower[at]![inner]! * result[inner]!;
    result[at]! /= lower[at]![at]!;
  }
  for (let at = size - 1; at >= 0; at -= 1) {
    for (let inner = at + 1; inner < size; inner += 1) result[at]! -= lower[inner]![at]! * result[inner]!;
    result[at]! /= lower[at]![at]!;
  }
  return result;
}
