import { expect, test } from 'vitest';
import { Problem } from '#lib/model/problem.ts';
import { createGuessLimit } from '../../server/src/auth/rate-limit.ts';
import { wrongTriesHere } from '../../server/src/auth/wrong-tries.ts';

const wrong = () => Promise.reject(new Problem('not-allowed'));
const times = (count: number, attempt: () => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: count }, attempt));

test('an address that keeps guessing is stopped, and no other', async () => {
  const limit = createGuessLimit(wrongTriesHere());
  await times(20, () => limit('a', wrong));
  await expect(limit('a', async () => 'in')).rejects.toMatchObject({ code: 'too-many' });
  expect(await limit('b', async () => 'in')).toBe('in');
});

test('a whole company may join from one address', async () => {
  const limit = createGuessLimit(wrongTriesHere());
  for (let person = 0; person < 100; person += 1) expect(await limit('a', async () => 'in')).toBe('in');
});

test('guesses made at once count too', async () => {
  const limit = createGuessLimit(wrongTriesHere());
  const outcomes = await times(50, () => limit('a', wrong));
  const codes = outcomes.map((outcome) => outcome.status === 'rejected' && (outcome.reason as Problem).code);
  expect(codes.filter((code) => code === 'too-many')).toHaveLength(30);
});

test('a database that is away is no guess', async () => {
  const limit = createGuessLimit(wrongTriesHere());
  await times(30, () => limit('a', () => Promise.reject(new Error('ECONNREFUSED'))));
  expect(await limit('a', async () => 'in')).toBe('in');
});

test('what was done is done, although the count could not be taken back', async () => {
  const takeBack = () => Promise.reject(new Error('gone'));
  const limit = createGuessLimit({ count: async () => ({ count: 1, takeBack }) });
  expect(await limit('a', async () => 'in')).toBe('in');
});
