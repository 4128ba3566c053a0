import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { dropWish, keepWish, takeWish } from '#lib/sites/wishes.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => vi.useRealTimers());

const wish = { origin: 'https://crm.example.com', appName: null };

test('a wish is taken once', async () => {
  expect(await takeWish()).toBeNull();
  await keepWish(wish);
  expect(await takeWish()).toEqual(wish);
  expect(await takeWish()).toBeNull();
});

test('a later wish replaces the one before', async () => {
  await keepWish({ ...wish, appName: 'Old' });
  await keepWish(wish);
  expect(await takeWish()).toEqual(wish);
});

test('a no ends the wish, but none for another site', async () => {
  await keepWish(wish);
  await dropWish('https://other.example.com');
  expect(await takeWish()).toEqual(wish);
  await keepWish(wish);
  await dropWish(wish.origin);
  expect(await takeWish()).toBeNull();
});

test('nobody is taken at a word of ten minutes ago', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await keepWish(wish);
  vi.advanceTimersByTime(600_000);
  expect(await takeWish()).toBeNull();
});
