import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { addSite, removeSite } from '#lib/sites/sites.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aGuide, anEntry, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await addSite('https://crm.example.com');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('playing', () => {
  const tipEntry = async (desk: Awaited<ReturnType<typeof aDesk>>, content: object | string, page = aTab.url) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const body = await keepBlob(desk.device, new Blob([text], { type: 'application/json' }));
    const entry = anEntry({ kind: 'tip', body, pages: [page] });
    await desk.device.documents.put(aStoredDocument({ type: 'entry', body: entry }));
    return entry;
  };

  test('a page gets its tips and its own run, taken apart', async () => {
    const desk = await aDesk();
    const tip = aGuide({ kind: 'tip', steps: stepsById(aStep({ text: 'Hello' })) });
    await tipEntry(desk, tip);
    const outcome = await desk.fromPage('page:view', { url: aTab.url });
    expect(outcome).toMatchObject({ ok: true, value: { run: null, tips: [{ id: tip.id, kind: 'tip' }] } });
  });

  test.each(['<html>', '{}', JSON.stringify({ ...aGuide(), kind: 'film' })])(
    'a tip whose body is malformed (%s) is left out, and the others are there',
    async (broken) => {
      const desk = await aDesk();
      await tipEntry(desk, broken);
      const good = aGuide({ kind: 'tip' });
      await tipEntry(desk, good);
      const outcome = await desk.fromPage('page:view', { url: aTab.url });
      expect(outcome).toMatchObject({ ok: true, value: { tips: [{ id: good.id }] } });
    },
  );

  test('a tip is in the language that its reader told the browser', async () => {
    const desk = await aDesk();
    const translations = { 'de-Latn': { title: { text: 'Hausregeln', of: 'House rules' } } };
    await tipEntry(desk, aGuide({ kind: 'tip', title: 'House rules', language: 'en-Latn', translations }));
    const outcome = await desk.fromPage('page:view', { url: aTab.url });
    expect(outcome).toMatchObject({ value: { tips: [{ title: 'Hausregeln' }] } });
  });

  test('the name on a tip is the one the store has checked, not one that stands in the body', async () => {
    const desk = await aDesk();
    const entry = await tipEntry(desk, aGuide({ kind: 'tip', authorId: 'sue' }));
    for (const id of ['ann', 'sue']) {
      const person = { schemaVersion: 1, id, name: id, role: 'author' };
      await desk.device.documents.put(aStoredDocument({ feed: 'ws', type: 'person', body: person }));
    }
    expect(entry.authorId).toBe('ann');
    const outcome = await desk.fromPage('page:view', { url: aTab.url });
    expect(outcome).toMatchObject({ value: { tips: [{ authorName: 'ann' }] } });
  });

  test('a run of a guide whose body is malformed does not take the tips of the page with it', async () => {
    const desk = await aDesk();
    const entry = await tipEntry(desk, '{}', 'https://crm.example.com/other');
    const good = aGuide({ kind: 'tip' });
    await tipEntry(desk, good);
    await desk.device.runs.put({
      id: crypto.randomUUID(),
      tabId: aTab.id,
      guideId: entry.id,
      index: 0,
      startedAt: 0,
      end: null,
    });
    const outcome = await desk.fromPage('page:view', { url: aTab.url });
    expect(outcome).toMatchObject({ ok: true, value: { run: null, tips: [{ id: good.id }] } });
  });

  test('a run does not wait for tips that the store is slow to send; the page is told when they are there', async () => {
    const desk = await aDesk();
    const guide = aGuide();
    await desk.device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
    const here = aGuide({ kind: 'tip' });
    await tipEntry(desk, here);
    const there = aGuide({ kind: 'tip' });
    const { body } = await tipEntry(desk, there);
    const bytes = (await desk.device.blobs.get(body))!.bytes;
    await desk.device.blobs.delete(body);
    const sent = Promise.withResolvers<void>();
    vi.stubGlobal('fetch', () => sent.promise.then(() => new Response(bytes)));
    await desk.fromOurs('guide:play', { guideId: guide.id, tabId: aTab.id });
    desk.browserCalls.told.mockClear();
    const look = () => desk.fromPage('page:view', { url: aTab.url });
    expect(await look()).toMatchObject({ value: { run: { guide: { id: guide.id } }, tips: [{ id: here.id }] } });
    expect(desk.browserCalls.told).not.toHaveBeenCalled();
    sent.resolve();
    await vi.waitFor(() =>
      expect(desk.browserCalls.told).toHaveBeenCalledExactlyOnceWith(
        aTab.id,
        { notice: 'page:changed' },
        { frameId: 0 },
      ),
    );
    const tips = ((await look()) as unknown as { value: { tips: { id: string }[] } }).value.tips.map(({ id }) => id);
    expect(tips.sort()).toEqual([here.id, there.id].sort());
  });

  test('tips that never come are not asked for again and again', async () => {
    const desk = await aDesk();
    const guide = aGuide();
    await desk.device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
    const { body } = await tipEntry(desk, aGuide({ kind: 'tip' }));
    await desk.device.blobs.delete(body);
    const fetched = vi.fn().mockRejectedValue(new TypeError('no network'));
    vi.stubGlobal('fetch', fetched);
    await desk.fromOurs('guide:play', { guideId: guide.id, tabId: aTab.id });
    desk.browserCalls.told.mockClear();
    expect(await desk.fromPage('page:view', { url: aTab.url })).toMatchObject({ value: { tips: [] } });
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(desk.browserCalls.told).not.toHaveBeenCalled();
  });

  test('a page that says it is another site is refused, whatever took it over', async () => {
    const desk = await aDesk();
    await tipEntry(desk, aGuide({ kind: 'tip' }), 'https://payroll.example.com/*');
    await addSite('https://payroll.example.com');
    for (const url of ['https://payroll.example.com/', 'https://crm.example.com.evil.test/', 'about:blank'])
      expect(await desk.fromPage('page:view', { url })).toMatchObject({ ok: false, problem: 'not-allowed' });
    expect(await desk.fromOurs('page:view', { url: 'https://payroll.example.com/' })).toMatchObject({
      ok: true,
      value: { run: null, tips: [{ kind: 'tip' }] },
    });
  });

  test('a page of a site that was disabled shows nothing of ours any more, neither tip nor run', async () => {
    const desk = await aDesk();
    await tipEntry(desk, aGuide({ kind: 'tip' }));
    const guide = aGuide();
    await desk.device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
    await desk.fromOurs('guide:play', { guideId: guide.id, tabId: aTab.id });
    await removeSite('https://crm.example.com');
    expect(await desk.fromPage('page:view', { url: aTab.url })).toEqual({ ok: true, value: null });
  });

  test('a guide is played in the tab, moved by its own page, and ended', async () => {
    const desk = await aDesk();
    const guide = aGuide();
    await desk.device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
    expect(await desk.fromOurs('guide:play', { guideId: guide.id, tabId: aTab.id })).toMatchObject({ ok: true });
    const seen = await desk.fromPage('page:view', { url: aTab.url });
    const run = (seen as unknown as { value: { run: { id: string; index: number } } }).value.run;
    const [stepId] = Object.keys(guide.steps);
    expect(run).toMatchObject({ index: 0, guide: { id: guide.id } });
    expect(
      await desk.fromPage('run:move', { runId: run.id, index: 1, stepId: null, unreached: [stepId] }, 8),
    ).toMatchObject({
      problem: 'not-found',
    });
    await desk.fromPage('run:move', { runId: run.id, index: 1, stepId: null, unreached: [stepId] });
    expect(await desk.fromPage('page:view', { url: aTab.url })).toMatchObject({
      value: { run: { index: 1, unreached: [0] } },
    });
    await desk.fromPage('run:end', { runId: run.id, end: 'completed' });
    expect(await desk.fromPage('page:view', { url: aTab.url })).toMatchObject({ value: { run: null } });
  });

  test('where the browser lets nothing in, playing is refused in words, and the run before goes on', async () => {
    const desk = await aDesk();
    const guide = aGuide();
    await desk.device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
    await desk.fromOurs('guide:play', { guideId: guide.id, tabId: aTab.id });
    const before = await contentOf(desk.device);
    desk.browserCalls.execute.mockRejectedValue(new Error('Cannot access contents of the page') as never);
    expect(await desk.fromOurs('guide:play', { guideId: guide.id, tabId: aTab.id })).toMatchObject({
      problem: 'not-allowed',
      message: expect.stringContaining('Reload it'),
    });
    expect(await contentOf(desk.device)).toBe(before);
    // In a new tab there is no page yet: the agent in it asks for the player.
    expect(await desk.fromOurs('guide:play', { guideId: guide.id, tabId: null })).toMatchObject({ ok: true });
  });

  test('without a tab a new one opens on the first page, where the stars are left out, if the site is enabled', async () => {
    const desk = await aDesk();
    const guide = aGuide({ pages: ['https://crm.example.com/leads/*'] });
    await removeSite('https://crm.example.com');
    await desk.device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
    expect(await desk.fromOurs('guide:play', { guideId: guide.id, tabId: null })).toMatchObject({
      problem: 'not-allowed',
    });
    expect(desk.browserCalls.opened).not.toHaveBeenCalled();
    await browser.storage.local.set({ sites: ['https://crm.example.com'] });
    await desk.fromOurs('guide:play', { guideId: guide.id, tabId: null });
    expect(desk.browserCalls.opened).toHaveBeenCalledExactlyOnceWith({ url: 'https://crm.example.com/leads/' });
  });

  test.each([
    ['that is not there', null, 'not-found'],
    ['that starts nowhere', aGuide({ pages: [] }), 'invalid'],
    ['that starts in a script', aGuide({ pages: ['javascript:alert(1)'] }), 'invalid'],
  ] as const)('a guide %s opens nothing', async (_, guide, problem) => {
    const desk = await aDesk();
    if (guide) await desk.device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
    const request = { guideId: guide?.id ?? crypto.randomUUID(), tabId: null };
    expect(await desk.fromOurs('guide:play', request)).toMatchObject({ ok: false, problem });
    expect(desk.browserCalls.opened).not.toHaveBeenCalled();
    expect(await desk.device.runs.count()).toBe(0);
  });

  test('pictures are given to pages, other bytes are not', async () => {
    const desk = await aDesk();
    const picture = await keepBlob(desk.device, new Blob(['png'], { type: 'image/png' }));
    const body = await keepBlob(desk.device, new Blob(['{}'], { type: 'application/json' }));
    expect(await desk.fromPage('picture:get', { sha256: picture })).toEqual({
      ok: true,
      value: 'data:image/png;base64,cG5n',
    });
    for (const sha256 of [body, 'f'.repeat(64)])
      expect(await desk.fromPage('picture:get', { sha256 })).toEqual({ ok: true, value: null });
  });

  test('the badge says how many guides are here, and nothing for none', async () => {
    const { fromPage, browserCalls } = await aDesk();
    await fromPage('page:count', { count: 3 });
    await fromPage('page:count', { count: 0 });
    expect(browserCalls.badge.mock.calls.map(([{ text }]) => text)).toEqual(['3', '']);
  });
});
