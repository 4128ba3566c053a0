import { expect, test } from 'vitest';
import type { Ground } from '#lib/target/trust.ts';
import { chooseCuts, everywhere, type Judged, ratesAt } from '../../../scripts/target/cuts.ts';

const pair = (app: string, ground: Ground, trust: number, isRight: boolean, whenRemoved = 0): Judged => ({
  app,
  present: { ground, trust, isRight },
  removed: { ground, trust: whenRemoved, isRight: false },
});

test('what is shown counts as correct, wrong, or wrong when removed; each application counts the same', () => {
  const judged = [
    pair('large', 'name', 0.9, true, 0.8),
    pair('large', 'name', 0.6, true),
    pair('large', 'record', 0.9, false),
    pair('large', 'likeness', 0.4, true),
    pair('small', 'name', 0.9, true),
    { app: 'small', present: null, removed: null },
  ];
  expect(ratesAt(judged, everywhere(0.7))).toEqual({ correct: 37.5, wrong: 12.5, removed: 12.5 });
  expect(ratesAt(judged, { name: 0.95, record: 0.95, likeness: 0.4 })).toEqual({ correct: 12.5, wrong: 0, removed: 0 });
});

test('each ground has its own cut: the strictest that shows the most without more wrong than the limits', () => {
  const judged = [
    pair('app', 'name', 0.6, true),
    pair('app', 'name', 0.5, false),
    pair('app', 'record', 0.93, true, 0.9),
    pair('app', 'likeness', 0.99, true),
  ];
  expect(chooseCuts(judged, { wrong: 0, removed: 0 })).toEqual({ name: 0.6, record: 0.93, likeness: 0.99 });
  expect(chooseCuts(judged, { wrong: 0, removed: 25 })).toEqual({ name: 0.6, record: 0.93, likeness: 0.99 });
});

test('where nothing can be shown without going wrong, nothing is found', () => {
  const judged = [pair('app', 'name', 0.995, false, 0.995)];
  expect(ratesAt(judged, chooseCuts(judged, { wrong: 0, removed: 0 }))).toEqual({ correct: 0, wrong: 0, removed: 0 });
});
