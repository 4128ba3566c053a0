import { describe, expect, test } from 'vitest';
import { advanceOfArrival } from '#lib/authoring/arrivals.ts';

const at = (path: string) => `https://crm.example.com${path}`;
const now = 1_000_000;
/** The last action was done on this page, so long ago. */
const after = (path: string, agoMs: number) => ({ startedAt: 0, last: { url: at(path), at: now - agoMs } });

describe('a load', () => {
  test.each([
    ['soon after an action was led there by it', after('/leads', 4_000), null],
    ['long after the last action is a step', after('/leads', 6_000), 'navigate'],
    ['of the page of the last action is none', after('/deals', 6_000), null],
    ['soon after the start is the page that is recorded', { startedAt: now - 4_000, last: null }, null],
    ['long after the start is a step', { startedAt: now - 6_000, last: null }, 'navigate'],
  ] as const)('%s', (_, recording, advance) => {
    expect(advanceOfArrival({ url: at('/deals?q=1'), from: null, way: null }, recording, now)).toBe(advance);
  });
});

describe('going back by a load', () => {
  const backTo = (path: string, recording: ReturnType<typeof after>) =>
    advanceOfArrival({ url: at(path), from: null, way: 'back' }, recording, now);

  test('to the page of the last action is a step, for that page was left meanwhile, if not by the page itself', () => {
    expect(backTo('/deals', after('/deals', 2_000))).toBe('next');
    expect(backTo('/deals', after('/deals', 1_000))).toBeNull();
  });

  test.each([
    ['by the page itself, at once after the last action, is none', 1_000, null],
    ['a moment later is a step', 2_000, 'navigate'],
  ] as const)('to another page %s', (_, agoMs, advance) => {
    expect(backTo('/deals', after('/leads', agoMs))).toBe(advance);
  });
});

describe('going back inside of an application', () => {
  test('by oneself is a step, however soon after an action', () => {
    expect(
      advanceOfArrival({ url: at('/leads'), from: at('/leads/4711'), way: 'back' }, after('/leads', 100), now),
    ).toBe('navigate');
  });

  test.each([
    ['from one record to another', '/leads/4711', '/leads/4712'],
    ['to where everything fits the pattern', '/leads', '/'],
    ['to the same address, such as out of a dialog', '/leads', '/leads'],
    ['to a list with another search', '/leads?q=1', '/leads?q=2'],
  ])('%s cannot be seen by the address, so there readers press Next', (_, from, url) => {
    expect(advanceOfArrival({ url: at(url), from: at(from), way: 'back' }, after('/x', 100), now)).toBe('next');
  });

  test.each([
    [4_000, null],
    [6_000, 'navigate'],
  ])('where the browser does not say who did it is told by the last action: %d ms ago', (agoMs, advance) => {
    expect(advanceOfArrival({ url: at('/leads'), from: '', way: null }, after('/leads', agoMs), now)).toBe(advance);
  });
});
