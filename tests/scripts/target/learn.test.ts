import { describe, expect, test } from 'vitest';
import { learnRanking, rank } from '../../../scripts/target/learn/ranker.ts';
import { growForest, likelihood, type Case } from '../../../scripts/target/learn/trees.ts';

const growth = { trees: 40, depth: 2, rate: 0.3, penalty: 1, leastWeight: 0.5 };

/** Numbers that look like chance and are the same each time. */
function* numbers(seed = 7): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

describe('ranking', () => {
  const next = numbers();
  const choices = Array.from({ length: 200 }, () => {
    const candidates = Array.from({ length: 5 }, () => Float64Array.of(next.next().value, next.next().value));
    const best = candidates.reduce((one, other) => (other[0]! - other[1]! > one[0]! - one[1]! ? other : one));
    return { candidates, isRight: candidates.map((one) => one === best), weight: 1 };
  });

  test('learns what speaks for the right one and what against it', () => {
    const weights = learnRanking(choices, 2);
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights[1]).toBeLessThan(-1);
    const right = choices.filter(({ candidates, isRight }) => {
      const ranks = candidates.map((candidate) => rank(weights, candidate));
      return isRight[ranks.indexOf(Math.max(...ranks))];
    });
    expect(right.length).toBeGreaterThan(190);
  });

  test('learns the same each time', () => {
    expect(learnRanking(choices, 2)).toEqual(learnRanking(choices, 2));
  });
});

describe('a forest', () => {
  const next = numbers();
  const cases: Case[] = Array.from({ length: 400 }, () => {
    const signals = Float64Array.of(next.next().value, next.next().value);
    // One in ten is told wrong, and a yes needs both.
    return { signals, isYes: signals[0]! > 0.5 && signals[1]! > 0.5 !== next.next().value > 0.9, weight: 1 };
  });

  test('says yes where both signals do', () => {
    const forest = growForest(cases, { ...growth, directions: [0, 0] });
    expect(likelihood(forest, Float64Array.of(0.9, 0.9))).toBeGreaterThan(0.7);
    expect(likelihood(forest, Float64Array.of(0.9, 0.1))).toBeLessThan(0.4);
    expect(likelihood(forest, Float64Array.of(0.1, 0.9))).toBeLessThan(0.1);
  });

  test('never counts against a case what may only speak for it', () => {
    const forest = growForest(cases, { ...growth, depth: 3, directions: [1, 1] });
    for (let other = 0; other <= 1; other += 0.1) {
      let last = 0;
      for (let signal = 0; signal <= 1; signal += 0.02) {
        const now = likelihood(forest, Float64Array.of(signal, other));
        expect(now).toBeGreaterThanOrEqual(last - 1e-12);
        last = now;
      }
    }
  });
});
