import { expect, test } from 'vitest';
import { ShareWish } from '#lib/model/share.ts';

test('a link lives for days, or until it is revoked; anything else is no wish', () => {
  expect([{ days: 1 }, { days: 365 }, { days: null }].every((wish) => ShareWish.safeParse(wish).success)).toBe(true);
  for (const bad of [{}, { days: 0 }, { days: 366 }, { days: 1.5 }, { days: '7' }, { days: 7, more: 1 }])
    expect(ShareWish.safeParse(bad).success).toBe(false);
});
