import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { activeRecording, addStep, startRecording } from '#lib/authoring/recordings.ts';
import { startDesk } from '#lib/desk/desk.ts';
import { browser } from '#lib/platform/browser.ts';
import { runIn, startRun } from '#lib/reading/runs.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { aDevice, aPerson, aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';
import { aRecordedStep } from '#tests/fixtures/a-recorded-step.ts';

type Listener = (...args: unknown[]) => void;

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A background that listens to a browser whose events the test fires. */
async function listening() {
  const { browserCalls } = await aDesk();
  const heard: Record<string, Listener> = {};
  const events = {
    alarm: browser.alarms.onAlarm,
    startup: browser.runtime.onStartup,
    installed: browser.runtime.onInstalled,
    permissions: browser.permissions.onRemoved,
    commands: browser.commands.onCommand,
    closed: browser.tabs.onRemoved,
    activated: browser.tabs.onActivated,
  };
  for (const [name, event] of Object.entries(events))
    vi.spyOn(event, 'addListener').mockImplementation(((listen: Listener) => (heard[name] = listen)) as never);
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('no network')));
  const device = aDevice();
  const desk = startDesk(device);
  return { device, desk, browserCalls, fire: (name: keyof typeof events, ...args: unknown[]) => heard[name]!(...args) };
}

describe('a recording', () => {
  const recording = async () => {
    const all = await listening();
    const { id } = await startRecording(all.device, aTab.id, aTab.url);
    await addStep(all.device, id, aRecordedStep());
    return { ...all, id };
  };

  test.each([
    ['its tab was closed', 'closed', [aTab.id]],
    ['the browser was started again', 'startup', []],
  ] as const)('is interrupted, not lost, when %s', async (_, event, args) => {
    const { device, fire, id } = await recording();
    fire(event, ...args);
    await vi.waitFor(async () => expect((await activeRecording(device))?.isPaused).toBe(true));
    expect((await activeRecording(device))?.id).toBe(id);
    expect(await device.recordedSteps.count()).toBe(1);
  });

  test('goes on when we were updated, after the agent has cleared what the old scripts left', async () => {
    const { fire, browserCalls } = await recording();
    await browser.storage.local.set({ sites: ['https://crm.example.com'] });
    vi.spyOn(browser.tabs, 'query').mockResolvedValue([aTab] as never);
    fire('installed', { reason: 'update' });
    await vi.waitFor(() => expect(browserCalls.told).toHaveBeenCalled());
    expect(browserCalls.execute.mock.calls.map(([{ files }]) => files)).toEqual([
      ['/agent.js'],
      ['/wireframe.js', '/recorder.js'],
    ]);
  });

  test('is not taken for one of the tabs of now when the browser was updated', async () => {
    const { fire, browserCalls } = await recording();
    fire('installed', { reason: 'chrome_update' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(browserCalls.execute).not.toHaveBeenCalled();
  });

  test('does not care about other tabs', async () => {
    const { device, fire } = await recording();
    fire('closed', 8);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await activeRecording(device))?.isPaused).toBe(false);
  });
});

test('a run ends with its tab', async () => {
  const { device, fire } = await listening();
  await startRun(device, aTab.id, crypto.randomUUID());
  fire('closed', aTab.id);
  await vi.waitFor(async () => expect(await runIn(device, aTab.id)).toBeNull());
});

test('a permission taken back takes the agent away, and what it knew of the site', async () => {
  const { device, browserCalls, fire } = await listening();
  const stored = async () => Object.keys(await browser.storage.local.get(null));
  const pack = 'pack:https://crm.example.com';
  await browser.storage.local.set({ sites: ['https://crm.example.com'] });
  await device.documents.put(
    aStoredDocument({ type: 'entry', body: anEntry({ pages: ['https://crm.example.com/*'] }) }),
  );
  await vi.waitFor(async () => expect(await stored()).toContain(pack));
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(false as never);
  vi.spyOn(browser.scripting, 'getRegisteredContentScripts').mockResolvedValue([{ id: 'agent' }] as never);
  fire('permissions');
  await vi.waitFor(() => expect(browserCalls.unregister).toHaveBeenCalledWith({ ids: ['agent'] }));
  await vi.waitFor(async () => expect(await stored()).not.toContain(pack));
});

test('a permission taken back ends a recording on that site as a draft', async () => {
  const { device, desk, browserCalls, fire } = await listening();
  const session = { storeUrl: 'https://store.test', token: 't', me: aPerson(), workspace: 'Acme' };
  await device.settings.put({ key: 'session', value: session });
  const workspace = { schemaVersion: 1, name: 'Acme' };
  await device.documents.put(aStoredDocument({ feed: 'ws', id: 'workspace', type: 'workspace', body: workspace }));
  await browser.storage.local.set({ sites: ['https://crm.example.com'] });
  await desk.recorder.start(aTab.id);
  const { id } = (await activeRecording(device))!;
  await addStep(device, id, aRecordedStep());
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(false as never);
  vi.spyOn(browser.tabs, 'get').mockResolvedValue({ id: aTab.id } as never);
  fire('permissions');
  await vi.waitFor(() => expect(browserCalls.opened).toHaveBeenCalledOnce());
  expect(await activeRecording(device)).toBeNull();
  expect(await device.documents.where('type').equals('guide').count()).toBe(1);
});

test('what the store brings reaches the pages without anybody asking', async () => {
  const { device } = await listening();
  await browser.storage.local.set({ sites: ['https://crm.example.com'] });
  const entry = anEntry({ pages: ['https://crm.example.com/*'] });
  await device.documents.put(aStoredDocument({ type: 'entry', body: entry }));
  await vi.waitFor(async () => {
    const stored = await browser.storage.local.get(null);
    expect(stored['pack:https://crm.example.com']).toMatchObject([{ id: entry.id }]);
  });
});

test('at a quiet time it looks for pictures that nothing shows any more', async () => {
  const { device, fire } = await listening();
  const sha256 = await keepBlob(device, new Blob(['png'], { type: 'image/png' }));
  fire('alarm', { name: 'sync' });
  await vi.waitFor(async () => expect((await device.blobs.get(sha256))?.unusedSince).toBeGreaterThan(0));
});

test('whoever has not joined is told so', async () => {
  const { desk } = await listening();
  await expect(desk.session()).rejects.toMatchObject({ code: 'signed-out' });
});

test('the shortcut swaps the focus in the tab it was pressed in', async () => {
  const { fire } = await listening();
  const told = vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(undefined as never);
  fire('commands', 'swap-focus', { id: 7 });
  expect(told).toHaveBeenCalledExactlyOnceWith(7, { notice: 'focus:swap' }, { frameId: 0 });
});
