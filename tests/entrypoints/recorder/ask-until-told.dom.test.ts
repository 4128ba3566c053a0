import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { askUntilTold } from '../../../entrypoints/recorder/ask-until-told.ts';

const failing = (times: number) => {
  const ask = vi.fn(() => Promise.resolve('told'));
  for (let time = 0; time < times; time += 1) ask.mockRejectedValueOnce(new Error('asleep'));
  return ask;
};

test('a question that fails is asked again after a moment', async () => {
  expect(await askUntilTold(failing(1), new AbortController().signal)).toBe('told');
});

test('and at once when something is pressed', async () => {
  const ask = failing(1);
  const told = askUntilTold(ask, new AbortController().signal);
  await expect.poll(() => ask.mock.calls.length).toBe(1);
  await userEvent.keyboard('a');
  expect(ask).toHaveBeenCalledTimes(2);
  expect(await told).toBe('told');
});

test('an answer of nothing is an answer, and who has left asks no more', async () => {
  expect(await askUntilTold(() => Promise.resolve(null), new AbortController().signal)).toBeNull();
  const life = new AbortController();
  const ask = failing(9);
  const told = askUntilTold(ask, life.signal);
  life.abort();
  expect(await told).toBeNull();
  expect(ask).toHaveBeenCalledTimes(1);
});
