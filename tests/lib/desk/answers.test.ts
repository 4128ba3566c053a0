import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MessageName } from '#lib/messages/protocol.ts';
import { browser } from '#lib/platform/browser.ts';
import { addSite } from '#lib/sites/sites.ts';
import { readAll, readLibrary, readOne } from '#lib/store/read.ts';
import { readSession } from '#lib/store/settings.ts';
import { aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const secret = 'A1b2-C3d4_E5f6g7h8';
const joined = (reply: unknown, status = 200) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json(reply, { status })),
  );
const reply = {
  token: 'token-0123456789',
  person: { id: 'ann', name: 'Ann', role: 'author' },
  workspace: { name: 'Acme' },
};
const link = `https://store.test/join#${secret}`;

describe('joining', () => {
  test('keeps the token and syncs at once', async () => {
    const { fromOurs, device, sync } = await aDesk({ role: null });
    joined(reply);
    expect(await fromOurs('session:join', { link, name: ' Ann ' })).toMatchObject({ ok: true, value: reply.person });
    expect(await readSession(device)).toMatchObject({
      token: reply.token,
      storeUrl: 'https://store.test',
      workspace: 'Acme',
    });
    expect(sync).toHaveBeenCalledOnce();
  });

  test.each([
    ['a wrong link', { link: 'https://store.test/', name: 'Ann' }, reply, 200, 'invalid'],
    ['no name', { link, name: '  ' }, reply, 200, 'invalid'],
    ['a used link', { link, name: 'Ann' }, {}, 401, 'not-allowed'],
    ['an address that is no store', { link, name: 'Ann' }, { hello: 'world' }, 200, 'unexpected'],
    ['a store that is not ready', { link, name: 'Ann' }, {}, 503, 'offline'],
  ] as const)('with %s is refused, and nothing changes', async (_, request, answer, status, problem) => {
    const { fromOurs, device } = await aDesk({ role: null });
    joined(answer, status);
    const before = await contentOf(device);
    expect(await fromOurs('session:join', request)).toMatchObject({ ok: false, problem });
    expect(await contentOf(device)).toBe(before);
  });

  test('another workspace is refused, and the first one stays', async () => {
    const { fromOurs, device } = await aDesk();
    joined(reply);
    const before = await contentOf(device);
    const other = link.replace('store.test', 'other.test');
    expect(await fromOurs('session:join', { link: other, name: 'Ann' })).toMatchObject({
      ok: false,
      problem: 'conflict',
    });
    expect(await contentOf(device)).toBe(before);
    expect(fetch).not.toHaveBeenCalled();
  });

  test('the same store again is the way back, and unsent work is still there', async () => {
    const { fromOurs, device } = await aDesk();
    const guide = aGuide();
    await device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide, dirty: 1 }));
    joined({ ...reply, token: 'a-new-token-0123456789' });
    expect(await fromOurs('session:join', { link, name: 'Ann' })).toMatchObject({ ok: true });
    expect(await readSession(device)).toMatchObject({ token: 'a-new-token-0123456789' });
    expect(await readOne(device, 'guide', guide.id)).toEqual(guide);
  });

  test('and leaving leaves nothing of the workspace on this device', async () => {
    const { fromOurs, device } = await aDesk();
    await device.documents.put(aStoredDocument({ type: 'entry', body: anEntry() }));
    await browser.storage.local.set({ sites: ['https://crm.example.com'], 'pack:https://crm.example.com': [] });
    expect(await fromOurs('session:leave')).toMatchObject({ ok: true });
    for (const table of device.tables) {
      const kept = (await table.toCollection().primaryKeys()).filter((key) => key !== 'farewells');
      expect(kept, table.name).toEqual([]);
    }
    expect(await browser.storage.local.get(null)).toEqual({});
  });

  test('and leaving takes the bar from a page that is being recorded', async () => {
    const { fromOurs, browserCalls } = await aDesk();
    await addSite('https://crm.example.com');
    await fromOurs('recording:start', { tabId: aTab.id });
    await fromOurs('session:leave');
    const end = { notice: 'recording:changed', recording: null };
    expect(browserCalls.told).toHaveBeenLastCalledWith(aTab.id, end, { frameId: 0 });
  });
});

test('whoever has not joined can change nothing', async () => {
  const { fromOurs, fromPage, device } = await aDesk({ role: null });
  const guide = aGuide();
  const before = await contentOf(device);
  const asked: [MessageName, object][] = [
    ['app:add', { name: 'CRM', origin: 'https://crm.example.com' }],
    ['guide:create', { kind: 'tip-sheet', title: 'T', pages: [] }],
    ['guide:save', { base: guide, guide }],
    ['guide:publish', { guideId: guide.id, library: null }],
    ['guide:withdraw', { guideId: guide.id }],
    ['guide:delete', { guideId: guide.id }],
    ['guide:restore', { guide, entry: null, library: null }],
    ['orphan:restore', { orphanId: guide.id }],
    ['orphan:discard', { orphanId: guide.id }],
    ['flag:resolve', { flagId: guide.id, status: 'fixed', answer: '' }],
    ['tip:pick', { tabId: 7 }],
  ];
  for (const [name, request] of asked)
    expect(await fromOurs(name, request), name).toMatchObject({ ok: false, problem: 'signed-out' });
  const report = { guideId: guide.id, stepId: null, reason: 'gone', note: '' };
  expect(await fromPage('flag:raise', report)).toMatchObject({ ok: false, problem: 'signed-out' });
  const tip = { url: aTab.url, target: aTarget(), name: 'x', text: 'y', frame: null };
  expect(await fromPage('tip:save', tip)).toMatchObject({ ok: false, problem: 'signed-out' });
  expect(await contentOf(device)).toBe(before);
});

describe('writing', () => {
  test('a page can leave no tip on another site', async () => {
    const { fromPage, device } = await aDesk();
    const tip = { url: 'https://payroll.example.com/', target: aTarget(), name: 'x', text: 'Pay me.', frame: null };
    expect(await fromPage('tip:save', tip)).toMatchObject({ ok: false, problem: 'not-allowed' });
    expect(await readAll(device, 'guide')).toEqual([]);
  });

  test('an author’s tip is published at once, a reader’s stays a draft', async () => {
    const tip = { url: aTab.url, target: aTarget(), name: 'Company', text: 'The legal name.', frame: null };
    for (const [role, status] of [
      ['author', 'published'],
      ['reader', 'draft'],
    ] as const) {
      const { fromPage, device } = await aDesk({ role });
      expect(await fromPage('tip:save', tip)).toMatchObject({ ok: true });
      expect(await readLibrary(device)).toMatchObject([{ status, title: 'Company' }]);
    }
  });

  test('a tip that waits for approval is a draft, once, and Studio opens with it', async () => {
    const { fromPage, device, browserCalls } = await aDesk({ role: 'author' });
    const body = { schemaVersion: 1, name: 'Acme', approvals: { main: 1 } };
    await device.documents.put(aStoredDocument({ feed: 'ws', id: 'workspace', type: 'workspace', body }));
    const tip = { url: aTab.url, target: aTarget(), name: 'Company', text: 'The legal name.', frame: null };
    expect(await fromPage('tip:save', tip)).toMatchObject({ ok: true });
    const drafts = await readLibrary(device);
    expect(drafts).toMatchObject([{ status: 'draft', title: 'Company' }]);
    const url = expect.stringContaining(`#/guide/${drafts[0]!.id}`);
    expect(browserCalls.opened).toHaveBeenCalledExactlyOnceWith({ url });
  });

  test('a draft goes from Studio to readers and back', async () => {
    const { fromOurs, device } = await aDesk();
    const pages = ['https://crm.example.com/*'];
    const made = await fromOurs('guide:create', { kind: 'tip-sheet', title: 'Daily', pages });
    const { guideId } = (made as unknown as { value: { guideId: string } }).value;
    const base = (await readOne(device, 'guide', guideId))!;
    await fromOurs('guide:save', { base, guide: { ...base, text: 'Press **Save**.' } });
    expect(await fromOurs('guide:publish', { guideId, library: null })).toEqual({ ok: true, value: { revision: 1 } });
    expect(await fromOurs('guide:withdraw', { guideId })).toEqual({ ok: true, value: null });
    expect(await readLibrary(device)).toMatchObject([{ status: 'archived' }]);
  });

  test('a reader cannot publish or answer reports, and no document changes', async () => {
    const { fromOurs, device } = await aDesk({ role: 'reader' });
    const [guide, flag] = [aGuide(), aFlag({ raisedBy: 'somebody' })];
    await device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
    await device.documents.put(aStoredDocument({ type: 'flag', body: flag }));
    const before = JSON.stringify(await device.documents.toArray());
    const resolve = { flagId: flag.id, status: 'fixed', answer: '' };
    expect(await fromOurs('guide:publish', { guideId: guide.id, library: null })).toMatchObject({
      problem: 'not-allowed',
    });
    expect(await fromOurs('flag:resolve', resolve)).toMatchObject({ problem: 'not-allowed' });
    expect(JSON.stringify(await device.documents.toArray())).toBe(before);
  });

  test('a tip on an address that is none is refused as invalid, not as a bug', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { fromPage, device } = await aDesk();
    const before = await contentOf(device);
    const tip = { url: 'about', target: aTarget(), name: 'x', text: 'y', frame: null };
    expect(await fromPage('tip:save', tip)).toMatchObject({ ok: false });
    expect(await contentOf(device)).toBe(before);
    logged.mockRestore();
  });
});
