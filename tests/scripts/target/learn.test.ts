import { describe, expect, test } from 'vitest';
import { type Evidence, type Tree, trustIn } from '#lib/target/trust.ts';
import { learnLogistic, sigmoid, type Case, type Logistic } from '../../../scripts/target/learn/logistic.ts';
import { learnRanking } from '../../../scripts/target/learn/ranker.ts';
import { learnTrees } from '../../../scripts/target/learn/trees.ts';

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
    const candidates = Array.from({ length: 5 }, () => ({ good: next.next().value, bad: next.next().value }));
    const best = candidates.reduce((one, other) => (other.good - other.bad > one.good - one.bad ? other : one));
    return { candidates, isRight: candidates.map((one) => one === best), weight: 1 };
  });
  const signals = ['good', 'bad'];

  test('learns what speaks for the right one and what against it', () => {
    const [good = 0, bad = 0] = learnRanking(choices, signals);
    expect(good).toBeGreaterThan(1);
    expect(bad).toBeLessThan(-1);
    const right = choices.filter(({ candidates, isRight }) => {
      const ranks = candidates.map((candidate) => good * candidate.good + bad * candidate.bad);
      return isRight[ranks.indexOf(Math.max(...ranks))];
    });
    expect(right.length).toBeGreaterThan(190);
  });

  test('learns the same each time', () => {
    expect(learnRanking(choices, signals)).toEqual(learnRanking(choices, signals));
  });
});

describe('believing', () => {
  const next = numbers();
  const cases: Case[] = Array.from({ length: 400 }, () => {
    const evidence = { likeness: next.next().value, noise: next.next().value, silent: 0 };
    // One in ten is told wrong.
    return { evidence, isYes: evidence.likeness > 0.5 !== next.next().value > 0.9, weight: 1 };
  });
  const signals = ['likeness', 'noise', 'silent'];
  const answer = ({ start, weights }: Logistic, likeness: number): number => sigmoid(start + weights[0]! * likeness);

  test('says yes where the signal is and no where it is not', () => {
    const learnt = learnLogistic(cases, signals, 0.001);
    expect(answer(learnt, 0.95)).toBeGreaterThan(0.8);
    expect(answer(learnt, 0.05)).toBeLessThan(0.2);
    expect(Math.abs(learnt.weights[1]!)).toBeLessThan(Math.abs(learnt.weights[0]!) / 5);
    expect(learnt.weights[2]).toBe(0);
  });

  test('is where the penalised likelihood is highest', () => {
    const penalty = 0.01;
    const learnt = learnLogistic(cases, ['likeness'], penalty);
    const mean = cases.reduce((sum, { evidence }) => sum + evidence['likeness']!, 0) / cases.length;
    const spread = Math.sqrt(
      cases.reduce((sum, { evidence }) => sum + (evidence['likeness']! - mean) ** 2, 0) / cases.length,
    );
    const cost = (weight: number, start: number): number =>
      cases.reduce(
        (sum, { evidence, isYes }) => {
          const likely = sigmoid(start + weight * evidence['likeness']!);
          return sum - Math.log(isYes ? likely : 1 - likely) / cases.length;
        },
        0.5 * penalty * (weight * spread) ** 2,
      );
    const best = cost(learnt.weights[0]!, learnt.start);
    for (const [weight, start] of [
      [0.05, 0],
      [-0.05, 0],
      [0, 0.05],
      [0, -0.05],
    ] as const)
      expect(cost(learnt.weights[0]! + weight, learnt.start + start)).toBeGreaterThan(best);
  });

  test('a case that counts twice is the same as two of it', () => {
    const doubled = learnLogistic(
      cases.map((one, at) => ({ ...one, weight: at < 100 ? 2 : 1 })),
      signals,
      0.01,
    );
    const repeated = learnLogistic([...cases, ...cases.slice(0, 100)], signals, 0.01);
    expect(doubled.weights[0]).toBeCloseTo(repeated.weights[0]!, 6);
  });
});

describe('trees', () => {
  const next = numbers();
  const cases: Case[] = Array.from({ length: 600 }, () => {
    const evidence = {
      one: Number(next.next().value > 0.5),
      other: Number(next.next().value > 0.5),
      noise: next.next().value,
    };
    // Neither says anything by itself: only that they differ does, and one in ten is told wrong.
    return { evidence, isYes: (evidence.one !== evidence.other) !== next.next().value > 0.9, weight: 1 };
  });
  const signals = ['one', 'other', 'noise'];
  const how = { trees: 20, depth: 2, rate: 0.3, penalty: 0.0006, leafLeast: 0.01, share: 1 };
  const answer = (trees: readonly Tree[], evidence: Evidence): number =>
    trustIn(evidence, { start: 0, weights: {}, trees });

  test('learn what signals say together only, which no sum of them says', () => {
    const trees = learnTrees(cases, signals, how);
    expect(answer(trees, { one: 1, other: 0, noise: 0.5 })).toBeGreaterThan(0.75);
    expect(answer(trees, { one: 0, other: 1, noise: 0.5 })).toBeGreaterThan(0.75);
    expect(answer(trees, { one: 1, other: 1, noise: 0.5 })).toBeLessThan(0.25);
    expect(answer(trees, { one: 0, other: 0, noise: 0.5 })).toBeLessThan(0.25);
  });

  test('learn the same each time, and write down the share they are asked for', () => {
    const [whole] = learnTrees(cases, signals, { ...how, trees: 1 });
    expect(learnTrees(cases, signals, { ...how, trees: 1 })[0]).toEqual(whole);
    const half = learnTrees(cases, signals, { ...how, trees: 1, share: 0.5 })[0]!;
    const evidence = { one: 1, other: 0, noise: 0.5 };
    const odds = (tree: Tree): number => Math.log(answer([tree], evidence) / (1 - answer([tree], evidence)));
    expect(odds(half)).toBeCloseTo(odds(whole!) / 2, 1);
  });

  test('make no leaf for a case alone', () => {
    const [tree] = learnTrees(
      [
        { evidence: { one: 1 }, isYes: true, weight: 1 },
        ...cases.map(({ isYes }) => ({ evidence: {}, isYes, weight: 1 })),
      ],
      ['one'],
      { ...how, trees: 1 },
    );
    expect(typeof tree).toBe('number');
  });
});
