import { expect, test, vi } from 'vitest';
import { keepPicture } from '../../../entrypoints/studio/keep-picture.ts';
import type { Try } from '../../../entrypoints/studio/use-studio.ts';

const complaint = 'This file cannot be shown as a picture.';

test.each([
  ['what is no picture', () => Promise.resolve(null)],
  ['a picture that no canvas can hold', () => Promise.reject(new RangeError('too large'))],
])('%s is said to be none, and nothing is kept', async (_, make) => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };
  const attempt = vi.fn();
  expect(await keepPicture(make, { attempt: attempt as Try, toaster, complaint })).toBeNull();
  expect(toaster.complain).toHaveBeenCalledWith(complaint);
  expect(attempt).not.toHaveBeenCalled();
});
