import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Guide } from '#lib/model/guide.ts';
import { browser } from '#lib/platform/browser.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { contentOf } from '#tests/fixtures/a-device.ts';
import { aRecordedStep, someMasks } from '#tests/fixtures/a-recorded-step.ts';

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await browser.storage.local.set({ sites: ['https://crm.example.com'] });
});
afterEach(() => vi.restoreAllMocks());

async function recording() {
  const desk = await aDesk();
  const started = await desk.fromOurs('recording:start', { tabId: aTab.id });
  if (!started.ok) throw new Error(started.message);
  return { ...desk, ...(started.value as { recordingId: string }) };
}

/** A browser that knows which scripts it has registered. */
function rememberScripts({ register, unregister }: Awaited<ReturnType<typeof aDesk>>['browserCalls']) {
  const ids = new Set<string>();
  register.mockImplementation((async ([{ id }]: { id: string }[] & [{ id: string }]) => ids.add(id)) as never);
  unregister.mockImplementation((async (of: { ids: string[] }) => of.ids.forEach((id) => ids.delete(id))) as never);
  vi.spyOn(browser.scripting, 'getRegisteredContentScripts').mockImplementation((async () =>
    [...ids].map((id) => ({ id }))) as never);
  vi.spyOn(browser.scripting, 'updateContentScripts').mockResolvedValue(undefined as never);
  return () => [...ids];
}

describe('from the button to the draft', () => {
  test('steps of the tab are kept, shown, and become a guide that Studio opens', async () => {
    const { fromPage, device, browserCalls } = await recording();
    await fromPage('recording:step', aRecordedStep({ title: 'Click **New lead**' }));
    const shown = await fromPage('recording:step', aRecordedStep({ title: 'Click **Save**' }));
    expect(shown).toMatchObject({ ok: true, value: { titles: ['Click **New lead**', 'Click **Save**'] } });
    const stopped = await fromPage('recording:stop');
    const [guide] = await device.documents.toArray();
    expect(stopped).toEqual({ ok: true, value: { guideId: guide!.id } });
    expect(browserCalls.opened).toHaveBeenCalledExactlyOnceWith({
      url: expect.stringContaining(`#/guide/${guide!.id}`),
    });
    expect(browserCalls.told).toHaveBeenLastCalledWith(aTab.id, { notice: 'recording:changed', recording: null });
    expect(await fromPage('recording:get')).toEqual({ ok: true, value: null });
  });

  test('the page a recording starts on, and one an action led to, are no steps; one that somebody went to is', async () => {
    const { fromPage, device } = await recording();
    vi.useFakeTimers({ toFake: ['Date'] });
    const arrive = (url: string) => fromPage('recording:arrive', { url, title: `Go to ${url}`, from: null, way: null });
    await arrive(aTab.url);
    await fromPage('recording:step', aRecordedStep());
    await arrive('https://crm.example.com/led');
    vi.setSystemTime(Date.now() + 60_000);
    await arrive('https://crm.example.com/typed?q=zebra');
    vi.setSystemTime(Date.now() + 60_000);
    await arrive('https://crm.example.com/typed?q=zebra');
    vi.useRealTimers();
    expect((await device.recordedSteps.toArray()).map(({ step }) => step.action)).toEqual(['click', 'navigate']);
  });

  test('what the page calls itself, most often the record it shows, is kept nowhere', async () => {
    const { fromOurs, device } = await aDesk();
    vi.spyOn(browser.tabs, 'get').mockResolvedValue({ ...aTab, title: 'Zebra GmbH | CRM' } as never);
    await fromOurs('recording:start', { tabId: aTab.id });
    expect(await device.recordings.toArray()).toMatchObject([{ title: 'A task on crm.example.com' }]);
    expect(await contentOf(device)).not.toContain('Zebra');
  });

  test('going back by oneself is a step at once, and keeps of its address what a pattern needs', async () => {
    const { fromPage, device } = await recording();
    await fromPage('recording:step', aRecordedStep({ url: 'https://crm.example.com/leads' }));
    const from = 'https://crm.example.com/leads/4711?q=zebra';
    const arrival = { url: 'https://crm.example.com/leads?q=zebra', title: 'Go back', from, way: 'back' };
    expect(await fromPage('recording:arrive', arrival)).toMatchObject({
      value: { titles: ['Click **Save**', 'Go back'] },
    });
    expect(await contentOf(device)).not.toContain('zebra');
    await fromPage('recording:stop');
    const [draft] = await device.documents.toArray();
    const steps = Object.values((draft!.body as Guide).steps);
    expect(steps[1]).toMatchObject({
      action: 'navigate',
      advanceOn: 'navigate',
      page: 'https://crm.example.com/leads',
    });
  });

  test('a step without a picture is a step: the browser may refuse to take one', async () => {
    const { fromPage, device } = await recording();
    const frame = { x: 0, y: 0, width: 9, height: 9 };
    const key = crypto.randomUUID();
    await fromPage('recording:look', { key, url: aTab.url, frame, glimpse: someMasks() });
    const outcome = await fromPage('recording:step', aRecordedStep({ key, frame }));
    expect(outcome.ok).toBe(true);
    expect(await device.recordedSteps.toArray()).toMatchObject([{ picture: null }]);
  });

  test('a page adds nothing in the name of another site', async () => {
    const { fromPage, device } = await recording();
    await fromPage('recording:step', aRecordedStep({ url: 'https://other.example.com/' }));
    expect(await device.recordedSteps.count()).toBe(0);
  });

  test('while paused nothing is kept; afterwards it goes on', async () => {
    const { fromPage, device } = await recording();
    await fromPage('recording:pause', { isPaused: true });
    await fromPage('recording:step', aRecordedStep());
    await fromPage('recording:arrive', { url: 'https://crm.example.com/x', title: '', from: null, way: null });
    expect(await device.recordedSteps.count()).toBe(0);
    await fromPage('recording:pause', { isPaused: false });
    await fromPage('recording:step', aRecordedStep());
    expect(await device.recordedSteps.count()).toBe(1);
  });

  test('undo takes the last step', async () => {
    const { fromPage } = await recording();
    await fromPage('recording:step', aRecordedStep({ title: 'one' }));
    await fromPage('recording:step', aRecordedStep({ title: 'two' }));
    expect(await fromPage('recording:undo')).toMatchObject({ value: { titles: ['one'] } });
  });
});

describe('another tab', () => {
  test.each([
    ['recording:step', aRecordedStep()],
    ['recording:arrive', { url: 'https://evil.test/', title: 'x', from: null, way: null }],
    ['recording:pause', { isPaused: true }],
    ['recording:undo', {}],
    [
      'recording:look',
      { key: crypto.randomUUID(), url: aTab.url, frame: { x: 0, y: 0, width: 1, height: 1 }, glimpse: someMasks() },
    ],
    ['recording:stop', {}],
    ['recording:get', {}],
  ] as const)('can do nothing to it with %s', async (name, request) => {
    const { fromPage, device, browserCalls } = await recording();
    await fromPage('recording:step', aRecordedStep());
    const before = await contentOf(device);
    const outcome = await fromPage(name, request, 8);
    expect(outcome.ok ? outcome.value : outcome.problem).toBe(name === 'recording:stop' ? 'not-found' : null);
    expect(await contentOf(device)).toBe(before);
    expect(browserCalls.capture).not.toHaveBeenCalled();
  });
});

describe('starting', () => {
  test.each([
    ['on a page of the browser', { ...aTab, url: 'chrome://settings' }],
    ['on a file', { ...aTab, url: 'file:///etc/passwd' }],
    ['on a tab whose address we may not know', { id: 7 }],
    ['on a site that is not enabled', { ...aTab, url: 'https://news.example.com/' }],
  ])('%s is refused, and nothing is recorded', async (_, tab) => {
    const { fromOurs, device, browserCalls } = await aDesk();
    vi.spyOn(browser.tabs, 'get').mockResolvedValue(tab as never);
    const before = await contentOf(device);
    expect(await fromOurs('recording:start', { tabId: 7 })).toMatchObject({ ok: false, problem: 'not-allowed' });
    expect(await contentOf(device)).toBe(before);
    expect([browserCalls.register, browserCalls.execute].map((call) => call.mock.calls.length)).toEqual([0, 0]);
  });

  test.each([
    ['lets nothing in', 'execute', 'not-allowed', 'The browser lets no extension work on this page.'],
    ['registers nothing', 'register', 'unexpected', 'Nothing was changed.'],
  ] as const)(
    'where the browser %s is refused in words, and leaves nothing behind',
    async (_, call, problem, words) => {
      const { fromOurs, device, browserCalls } = await aDesk();
      vi.spyOn(console, 'error').mockReturnValue(undefined);
      const registered = rememberScripts(browserCalls);
      browserCalls[call].mockRejectedValue(new Error('Cannot access contents of the page') as never);
      const before = await contentOf(device);
      const outcome = await fromOurs('recording:start', { tabId: 7 });
      expect(outcome).toMatchObject({ ok: false, problem, message: expect.stringContaining(words) });
      expect(await contentOf(device)).toBe(before);
      expect(registered()).toEqual([]);
    },
  );

  test('before joining is refused', async () => {
    const { fromOurs } = await aDesk({ role: null });
    expect(await fromOurs('recording:start', { tabId: 7 })).toMatchObject({ ok: false, problem: 'signed-out' });
  });

  test('a second one is refused, and the first goes on', async () => {
    const { fromOurs, fromPage } = await recording();
    expect(await fromOurs('recording:start', { tabId: 8 })).toMatchObject({ ok: false, problem: 'conflict' });
    expect(await fromPage('recording:get')).toMatchObject({ value: { titles: [] } });
  });
});

describe('a recording whose tab is gone', () => {
  test('goes on in another tab', async () => {
    const { fromOurs, fromPage, recordingId } = await recording();
    await fromPage('recording:step', aRecordedStep());
    expect(await fromOurs('recording:resume', { recordingId, tabId: 8 })).toMatchObject({ ok: true });
    expect(await fromPage('recording:step', aRecordedStep(), 8)).toMatchObject({ value: { titles: { length: 2 } } });
  });

  test.each([
    ['waits on', -1, []],
    ['runs on in its own tab', aTab.id, ['recorder']],
  ])('where it cannot go on in another it %s', async (_, tabId, scripts) => {
    const { fromOurs, device, browserCalls, recordingId } = await recording();
    const registered = rememberScripts(browserCalls);
    await device.recordings.update(recordingId, { tabId });
    const before = await contentOf(device);
    browserCalls.execute.mockRejectedValue(new Error('Cannot access contents of the page') as never);
    expect(await fromOurs('recording:resume', { recordingId, tabId: 8 })).toMatchObject({ problem: 'not-allowed' });
    expect(await contentOf(device)).toBe(before);
    expect(registered()).toEqual(scripts);
  });

  test('leaves the bar of a tab in which it ran until now', async () => {
    const { fromOurs, browserCalls, recordingId } = await recording();
    browserCalls.told.mockClear();
    await fromOurs('recording:resume', { recordingId, tabId: 8 });
    const told = browserCalls.told.mock.calls.map(([tabId, notice]) => [tabId, Boolean(Object(notice).recording)]);
    expect(told).toEqual([
      [8, true],
      [aTab.id, false],
    ]);
  });

  test('is finished or thrown away from the popup', async () => {
    for (const [name, drafts] of [
      ['recording:finish', 1],
      ['recording:discard', 0],
    ] as const) {
      const { fromOurs, fromPage, device, recordingId } = await recording();
      await fromPage('recording:step', aRecordedStep());
      expect(await fromOurs(name, { recordingId })).toMatchObject({ ok: true });
      expect([await device.recordings.count(), await device.recordedSteps.count()]).toEqual([0, 0]);
      expect(await device.documents.where('type').equals('guide').count()).toBe(drafts);
    }
  });

  test.each(['recording:resume', 'recording:finish'] as const)('that never was: %s is a Problem', async (name) => {
    const { fromOurs, device } = await aDesk();
    const before = await contentOf(device);
    const request = { recordingId: crypto.randomUUID(), ...(name === 'recording:resume' ? { tabId: 7 } : {}) };
    expect(await fromOurs(name, request)).toMatchObject({ ok: false, problem: 'not-found' });
    expect(await contentOf(device)).toBe(before);
  });
});
