import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { obeyApps } from '#lib/desk/off-sites.ts';
import { browser } from '#lib/platform/browser.ts';
import { runIn, startRun } from '#lib/reading/runs.ts';
import { addSite, readSites } from '#lib/sites/sites.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readAll } from '#lib/store/read.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => vi.restoreAllMocks());

const origin = 'https://crm.example.com';
const obey = async ({ desk, device }: Awaited<ReturnType<typeof aDesk>>) =>
  obeyApps(desk, await readAll(device, 'app'));

async function withApp(role: 'steward' | 'author' = 'steward') {
  const all = await aDesk({ role });
  await all.fromOurs('app:add', { name: 'CRM', origin });
  await all.fromOurs('site:enable', { origin });
  const app = (await readAll(all.device, 'app'))[0]!;
  return { ...all, app };
}

test('on the sites of an app that is off nothing runs, and what ran is over', async () => {
  const all = await withApp();
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([aTab] as never);
  await startRun(all.device, aTab.id, crypto.randomUUID());
  expect(await all.fromOurs('app:switch', { appId: all.app.id, isOff: true })).toMatchObject({ ok: true });
  vi.spyOn(browser.scripting, 'getRegisteredContentScripts').mockResolvedValue([{ id: 'agent' }] as never);
  await obey(all);
  expect(await readSites()).toEqual([]);
  expect(all.browserCalls.unregister).toHaveBeenCalledWith({ ids: ['agent'] });
  expect(await runIn(all.device, aTab.id)).toBeNull();
  expect(await all.fromPage('page:view', { url: aTab.url })).toEqual({ ok: true, value: null });
  const enabled = await all.fromOurs('site:enable', { origin });
  expect(enabled).toMatchObject({ problem: 'not-allowed', message: 'A steward switched Handrail off for CRM.' });
});

test('once it is on again it runs where this person had enabled it, and nowhere else', async () => {
  const all = await withApp();
  for (const isOff of [true, false]) {
    await all.fromOurs('app:switch', { appId: all.app.id, isOff });
    await obey(all);
    await addSite('https://other.example.com');
  }
  expect(await readSites()).toEqual([origin, 'https://other.example.com']);
  const matches = [`${origin}/*`, 'https://other.example.com/*'];
  expect(all.browserCalls.register.mock.lastCall![0]).toMatchObject([{ id: 'agent', matches }]);
});

test('a site that is enabled or disabled meanwhile is remembered as that', async () => {
  const all = await withApp();
  await all.fromOurs('app:switch', { appId: all.app.id, isOff: true });
  await obey(all);
  await addSite('https://other.example.com');
  expect(await readSites()).toEqual(['https://other.example.com']);
  await all.fromOurs('site:disable', { origin });
  await all.fromOurs('app:switch', { appId: all.app.id, isOff: false });
  await obey(all);
  expect(await readSites()).toEqual(['https://other.example.com']);
});

test('a site whose app is gone, or has another address now, is off until it is named again', async () => {
  const all = await withApp();
  await all.device.feeds.put({ id: 'ws', epoch: 'e', cursor: 7, sweep: null });
  const app = await all.fromOurs('app:remove', { appId: all.app.id });
  await obey(all);
  expect(await readSites()).toEqual([]);
  await all.fromOurs('app:restore', { app: (app as { value: object }).value });
  await obey(all);
  expect(await readSites()).toEqual([origin]);
  await all.fromOurs('app:addresses', { appId: all.app.id, origins: ['https://crm.example.org'] });
  await obey(all);
  expect(await readSites()).toEqual([]);
});

test.each([
  ['before the first apps arrive', { cursor: 0, sweep: null }],
  ['while the feed is read anew', { cursor: 500, sweep: [] }],
])('%s no site is off for want of an app', async (_, feed) => {
  const all = await withApp();
  await all.device.feeds.put({ id: 'ws', epoch: 'e', ...feed });
  await obeyApps(all.desk, []);
  expect(await readSites()).toEqual([origin]);
});

test('what changes nothing does nothing', async () => {
  const all = await withApp();
  const before = all.browserCalls.register.mock.calls.length;
  await obey(all);
  expect(all.browserCalls.register.mock.calls).toHaveLength(before);
  expect(all.desk.refreshPages).toHaveBeenCalledOnce();
});

test('authors rename an app, but not one that a steward switched off', async () => {
  const all = await withApp('author');
  const wish = { appId: all.app.id, name: 'Customers' };
  expect(await all.fromOurs('app:rename', wish)).toMatchObject({ ok: true });
  expect(await readAll(all.device, 'app')).toEqual([{ ...all.app, name: 'Customers' }]);
  await writeDocument(all.device, 'ws', 'app', all.app.id, { ...all.app, isOff: true });
  expect(await all.fromOurs('app:rename', wish)).toMatchObject({ problem: 'not-allowed' });
  expect(await readAll(all.device, 'app')).toEqual([{ ...all.app, isOff: true }]);
});

test('only stewards of the workspace switch, and an app that is gone cannot be', async () => {
  const all = await withApp('author');
  expect(await all.fromOurs('app:switch', { appId: all.app.id, isOff: true })).toMatchObject({
    problem: 'not-allowed',
  });
  expect((await readAll(all.device, 'app'))[0]).toEqual(all.app);
  const gone = { appId: crypto.randomUUID(), isOff: true };
  expect(await all.fromOurs('app:switch', gone)).toMatchObject({ problem: 'not-found' });
});
