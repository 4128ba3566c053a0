import { afterEach, expect, test, vi } from 'vitest';
import { frameSitesOf } from '#lib/messages/frame-sites.ts';
import { browser } from '#lib/platform/browser.ts';

afterEach(() => vi.restoreAllMocks());

test.each([
  [['https://pay.example.com'], ['https://pay.example.com']],
  [undefined, []],
  ['https://pay.example.com', []],
  [['https://pay.example.com', 'javascript:alert(1)'], []],
  [['https://*/*'], []],
  [Array(21).fill('https://pay.example.com'), []],
])('of what a page answers (%j) only sites are believed', async (answer, sites) => {
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(answer as never);
  expect(await frameSitesOf(7)).toEqual(sites);
});
