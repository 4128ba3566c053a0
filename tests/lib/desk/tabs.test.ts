import { afterEach, expect, test, vi } from 'vitest';
import { lastOpen, wayTo } from '#lib/desk/tabs.ts';
import { browser } from '#lib/platform/browser.ts';

/** Tabs by their ids, with the tab that each was opened from. */
function tabs(openers: Record<number, number | undefined>): void {
  vi.spyOn(browser.tabs, 'get').mockImplementation((async (id: number) => {
    if (!(id in openers)) throw new Error(`No tab with id: ${id}`);
    return { id, openerTabId: openers[id] };
  }) as never);
}
afterEach(() => vi.restoreAllMocks());

test('to a tab that it opened it goes through itself', async () => {
  tabs({ 1: undefined, 2: 1 });
  expect(await wayTo({ tabId: 1 }, 2)).toEqual([1]);
});

test('back to a tab that it came through, the later ones are forgotten', async () => {
  tabs({ 1: undefined, 2: 1, 3: 2 });
  expect(await wayTo({ tabId: 3, from: [1, 2] }, 1)).toEqual([]);
  expect(await wayTo({ tabId: 3, from: [1, 2] }, 2)).toEqual([1]);
});

test('to a tab that an earlier one opened, it goes through that one only', async () => {
  tabs({ 1: undefined, 2: 1, 3: 1 });
  expect(await wayTo({ tabId: 2, from: [1] }, 3)).toEqual([1]);
});

test.each([
  ['that somebody else opened', 2, 9],
  ['that nobody opened', 2, undefined],
  ['where it is already', 1, undefined],
])('to a tab %s there is no way', async (_, to, opener) => {
  tabs({ [to]: opener });
  expect(await wayTo({ tabId: 1 }, to)).toBeNull();
});

test('to a tab that is gone there is none either', async () => {
  tabs({});
  expect(await wayTo({ tabId: 1 }, 2)).toBeNull();
});

test('the latest tab that is still there is the one to go back to', async () => {
  tabs({ 1: undefined, 2: 1 });
  expect(await lastOpen([1, 2, 3])).toBe(2);
  expect(await lastOpen([4])).toBeNull();
});
