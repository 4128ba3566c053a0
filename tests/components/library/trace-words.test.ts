import { expect, test } from 'vitest';
import { hasWords, traceWords } from '#components/library/trace-words.ts';
import { rankings } from '#lib/target/weights.ts';
import { aTrace } from '#tests/fixtures/a-trace.ts';

test('authors read what came of it, for and against, each thing once', () => {
  const trace = aTrace({
    against: [
      ['renamed', -2.64],
      ['near', -1],
      ['heading', -0.9],
    ],
  });
  expect(traceWords(trace)).toEqual({
    outcome: 'Not found. 12 elements looked at, the likeliest 31 % sure, and another one nearly as likely.',
    for: ['same role', 'similar name'],
    against: ['other name', 'under another heading'],
  });
});

test.each([
  [{ candidates: 0, confidence: 0, ahead: null }, 'Not found. Nothing on the page came into question.'],
  [
    { outcome: 'unsure', confidence: 0.6, candidates: 1, ahead: null },
    'Found with doubt, 60 % sure. 1 element looked at.',
  ],
  [{ outcome: 'found', confidence: 0.98, isHooked: true }, 'Found, 98 % sure by its id. 12 elements looked at.'],
  [{ outcome: 'found', confidence: 0.9, ahead: 5 }, 'Found, 90 % sure. 12 elements looked at.'],
] as const)('%o reads "%s"', (overrides, words) => {
  expect(traceWords(aTrace(overrides)).outcome).toBe(words);
});

test('every signal that can be in a trace has words, and one of a newer version is called as the code calls it', () => {
  const told = Object.entries(rankings);
  expect(told.filter(([signal]) => !hasWords(signal))).toEqual([]);
  expect(traceWords(aTrace({ for: [['later', 1]] })).for).toEqual(['later']);
});
