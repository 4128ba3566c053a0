import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { enableWished } from '#lib/desk/site-answers.ts';
import { browser } from '#lib/platform/browser.ts';
import { runIn, startRun } from '#lib/reading/runs.ts';
import { addSite, readSites } from '#lib/sites/sites.ts';
import { readAll, readLibrary } from '#lib/store/read.ts';
import { contentOf } from '#tests/fixtures/a-device.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aRecordedStep } from '#tests/fixtures/a-recorded-step.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => vi.restoreAllMocks());

const origin = 'https://crm.example.com';

test('an app is added once; on its site the agent runs from then on', async () => {
  const { fromOurs, device, browserCalls } = await aDesk();
  const first = await fromOurs('app:add', { name: 'CRM', origin });
  expect(await fromOurs('app:add', { name: 'Again', origin })).toEqual(first);
  expect(await readAll(device, 'app')).toHaveLength(1);
  expect(await fromOurs('site:enable', { origin })).toMatchObject({ ok: true });
  expect(browserCalls.register.mock.lastCall![0]).toMatchObject([{ id: 'agent', matches: [`${origin}/*`] }]);
});

test('nothing runs on a site that no app names', async () => {
  const { fromOurs, device, browserCalls } = await aDesk();
  const before = await contentOf(device);
  expect(await fromOurs('site:enable', { origin: 'https://evil.test' })).toMatchObject({ problem: 'not-found' });
  expect(browserCalls.register).not.toHaveBeenCalled();
  expect(await contentOf(device)).toBe(before);
  expect(await browser.storage.local.get(null)).toEqual({});
});

test('a yes to the browser counts, although the popup that asked is gone', async () => {
  const { desk, fromOurs, device, browserCalls } = await aDesk();
  await fromOurs('site:ask', { origin, appName: 'CRM' });
  expect(await readAll(device, 'app')).toEqual([]);
  await enableWished(desk);
  expect(await readAll(device, 'app')).toMatchObject([{ name: 'CRM', origins: [origin] }]);
  expect(browserCalls.register.mock.lastCall![0]).toMatchObject([{ id: 'agent', matches: [`${origin}/*`] }]);
  await fromOurs('site:disable', { origin });
  await enableWished(desk);
  expect(await readSites()).toEqual([]);
});

test('popup and browser may say so at the same moment: it is one app all the same', async () => {
  const { desk, fromOurs, device } = await aDesk();
  await fromOurs('site:ask', { origin, appName: 'CRM' });
  await Promise.all([enableWished(desk), fromOurs('app:add', { name: 'CRM', origin })]);
  expect(await readAll(device, 'app')).toHaveLength(1);
});

test('a no leaves everything as it was', async () => {
  const { desk, fromOurs, device, browserCalls } = await aDesk();
  await fromOurs('site:ask', { origin, appName: 'CRM' });
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(false as never);
  await enableWished(desk);
  expect(await readAll(device, 'app')).toEqual([]);
  expect(browserCalls.register).not.toHaveBeenCalled();
});

test('one that is disabled takes its runs with it, and a recording on it ends as a draft that Studio opens', async () => {
  const { fromOurs, fromPage, device, browserCalls } = await aDesk();
  await addSite(origin);
  await addSite('https://desk.example.com');
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([aTab, { ...aTab, id: 8, url: `${origin}:8080/` }] as never);
  await fromOurs('recording:start', { tabId: aTab.id });
  await fromPage('recording:step', aRecordedStep());
  const runs = [aTab.id, 8].map((tabId) => startRun(device, tabId, crypto.randomUUID()));
  await Promise.all(runs);
  await fromOurs('site:disable', { origin });
  const drafts = await readLibrary(device);
  expect(drafts).toMatchObject([{ status: 'draft' }]);
  const url = expect.stringContaining(`#/guide/${drafts[0]!.id}`);
  expect(browserCalls.opened).toHaveBeenCalledExactlyOnceWith({ url });
  const end = { notice: 'recording:changed', recording: null };
  expect(browserCalls.told).toHaveBeenLastCalledWith(aTab.id, end);
  expect([await runIn(device, aTab.id), await runIn(device, 8)]).toMatchObject([null, { tabId: 8 }]);
});

test('a recording on another site than the one that is disabled goes on', async () => {
  const { fromOurs, fromPage } = await aDesk();
  await addSite(origin);
  await fromOurs('recording:start', { tabId: aTab.id });
  await fromOurs('site:disable', { origin: 'https://desk.example.com' });
  expect(await fromPage('recording:step', aRecordedStep())).toMatchObject({ value: { titles: { length: 1 } } });
});

test('a no is a no: a grant that comes later adds and enables nothing', async () => {
  const { desk, fromOurs, device } = await aDesk();
  await fromOurs('site:ask', { origin, appName: 'CRM' });
  expect(await fromOurs('site:refuse', { origin })).toMatchObject({ ok: true });
  await enableWished(desk);
  expect(await readAll(device, 'app')).toEqual([]);
  expect(await readSites()).toEqual([]);
});

test('a reader cannot add an app', async () => {
  const { fromOurs, device } = await aDesk({ role: 'reader' });
  expect(await fromOurs('app:add', { name: 'CRM', origin })).toMatchObject({ problem: 'not-allowed' });
  expect(await readAll(device, 'app')).toEqual([]);
});
