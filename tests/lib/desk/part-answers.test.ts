import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readRecordingRules } from '#lib/authoring/workspace.ts';
import { browser } from '#lib/platform/browser.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aStoredDocument } from '#tests/fixtures/a-device.ts';

const app = { schemaVersion: 1, id: crypto.randomUUID(), name: 'CRM', origins: ['https://crm.example.com'] };

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await browser.storage.local.set({ sites: app.origins });
});
afterEach(() => vi.restoreAllMocks());

async function asked(role: 'steward' | 'author' = 'steward', page = aTab.url) {
  const all = await aDesk({ role });
  await all.device.documents.put(aStoredDocument({ feed: 'ws', id: app.id, type: 'app', body: app }));
  vi.spyOn(browser.tabs, 'get').mockResolvedValue({ ...aTab, id: 99, url: page, status: 'complete' } as never);
  const tabs = [
    { id: 3, url: 'https://crm.example.com/', lastAccessed: 1 },
    { id: 4, url: 'https://crm.example.com/deals/7', lastAccessed: 2 },
  ];
  vi.spyOn(browser.tabs, 'query').mockResolvedValue(tabs as never);
  all.browserCalls.told.mockResolvedValue(true as never);
  const removed = vi.spyOn(browser.tabs, 'remove').mockResolvedValue(undefined as never);
  const answer = await all.fromOurs('part:pick', { appId: app.id });
  const hidden = async () => (await readRecordingRules(all.device))?.hidden?.[app.id] ?? [];
  return { ...all, removed, answer, hidden };
}

test('what a steward points at, on the page they looked at last, is hidden from then on, beside what was', async () => {
  const { answer, browserCalls, fromOurs, fromPage, removed, hidden } = await asked();
  expect(answer).toMatchObject({ ok: true });
  expect(browserCalls.opened).toHaveBeenCalledWith({ url: 'https://crm.example.com/deals/7' });
  expect(browserCalls.told).toHaveBeenLastCalledWith(99, { notice: 'part:pick', hidden: [] }, { frameId: 0 });
  expect(await fromPage('part:mark', { selector: '.customer' }, 99)).toMatchObject({ ok: true });
  expect(removed).toHaveBeenCalledWith(99);
  await fromOurs('part:pick', { appId: app.id });
  await fromPage('part:mark', { selector: '.phone' }, 99);
  expect(await hidden()).toEqual(['.customer', '.phone']);
});

test('nothing is hidden that nobody waits for: once more, from another tab, or for somebody who may not', async () => {
  const { fromPage, hidden } = await asked();
  expect(await fromPage('part:mark', { selector: '.a' }, 7)).toMatchObject({ ok: false, problem: 'not-found' });
  await fromPage('part:mark', { selector: '.b' }, 99);
  expect(await fromPage('part:mark', { selector: '.c' }, 99)).toMatchObject({ ok: false, problem: 'not-found' });
  expect(await hidden()).toEqual(['.b']);
  const author = await asked('author');
  const refused = await author.fromPage('part:mark', { selector: '.d' }, 99);
  expect(refused).toMatchObject({ ok: false, problem: 'not-allowed' });
  expect(await author.hidden()).toEqual([]);
});

test('where Handrail is not enabled, it is said before anything opens', async () => {
  await browser.storage.local.set({ sites: [] });
  const { answer, browserCalls } = await asked();
  expect(answer).toMatchObject({ ok: false, message: 'Handrail is not enabled on CRM. Enable it there first.' });
  expect(browserCalls.opened).not.toHaveBeenCalled();
});
