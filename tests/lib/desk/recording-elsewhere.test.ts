import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Notice } from '#lib/messages/notices.ts';
import { browser } from '#lib/platform/browser.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await browser.storage.local.set({ sites: ['https://crm.example.com'] });
});
afterEach(() => vi.restoreAllMocks());

const other = { ...aTab, id: 8, active: true };
const elsewhere = { notice: 'recording:elsewhere' };
async function lookedAt(tab: object = other) {
  const all = await aDesk();
  await all.fromOurs('recording:start', { tabId: aTab.id });
  vi.spyOn(browser.tabs, 'get').mockImplementation((async (id: number) => (id === 8 ? tab : aTab)) as never);
  all.browserCalls.told.mockClear();
  await all.desk.recorder.follow(8);
  const offers = () =>
    all.browserCalls.told.mock.calls.filter(([, notice]) => (notice as Notice).notice === elsewhere.notice);
  return { ...all, offers, tabNow: async () => (await all.device.recordings.toArray())[0]?.tabId };
}

test('a tab that its author came to by themselves offers to go on there; it does when they say so, and is back in the first one without a word', async () => {
  const { offers, fromPage, tabNow, desk } = await lookedAt();
  expect(offers()).toEqual([[8, elsewhere, { frameId: 0 }]]);
  expect(await tabNow()).toBe(aTab.id);
  expect(await fromPage('recording:here', {}, 8)).toEqual({ ok: true, value: null });
  expect(await tabNow()).toBe(8);
  await desk.recorder.follow(aTab.id);
  expect(await tabNow()).toBe(aTab.id);
});

test.each([
  ['on a site that is not enabled', { ...other, url: 'https://news.example.com/' }],
  ['in the background', { ...other, active: false }],
])('a tab %s is left alone', async (_, tab) => {
  const { offers } = await lookedAt(tab);
  expect(offers()).toEqual([]);
});

test('who has paused it is not asked in other tabs', async () => {
  const { offers, fromPage, desk } = await lookedAt();
  await fromPage('recording:pause', { isPaused: true });
  await desk.recorder.follow(8);
  expect(offers()).toHaveLength(1);
});

test('a tab is asked once where its author says that it is none of it', async () => {
  const { offers, fromPage, desk, tabNow } = await lookedAt();
  await fromPage('recording:leave-out', {}, 8);
  await desk.recorder.follow(8);
  expect(offers()).toHaveLength(1);
  expect(await tabNow()).toBe(aTab.id);
});

test('a recording that has ended goes on nowhere', async () => {
  const { fromPage } = await lookedAt();
  await fromPage('recording:stop');
  expect(await fromPage('recording:here', {}, 8)).toMatchObject({ ok: false, problem: 'not-found' });
});
