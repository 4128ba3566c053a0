import { expect, test } from 'vitest';
import { UserFlow } from '#lib/exchange/replay/form.ts';

test('a recording may say more than we know, and must say what we need', () => {
  const flow = { title: 'T', timeout: 5, steps: [{ type: 'click', selectors: ['#a', ['b', 'c']], offsetX: 1 }] };
  expect(UserFlow.safeParse(flow).success).toBe(true);
  for (const bad of [
    {},
    { title: 'T' },
    { title: 'T', steps: [{}] },
    { title: 'T', steps: [{ type: 'click', selectors: [1] }] },
  ])
    expect(UserFlow.safeParse(bad).success).toBe(false);
});
