import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';

const payments = 'https://pay.example.com';
const word = crypto.randomUUID();

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await browser.storage.local.set({ sites: [payments] });
});
afterEach(() => vi.restoreAllMocks());

test('a script in a frame learns from the page around it what that frame is called there', async () => {
  const { fromFrame, browserCalls } = await aDesk();
  browserCalls.told.mockResolvedValue(['iframe #pay'] as never);
  expect(await fromFrame('frame:greet', { word }, `${payments}/card`)).toEqual({ ok: true, value: ['iframe #pay'] });
  const notice = { notice: 'frame:greeted', word, frameId: 4 };
  expect(browserCalls.told).toHaveBeenCalledExactlyOnceWith(aTab.id, notice, { frameId: 0 });
});

test('on a site that nobody enabled it learns nothing, nor does a page that is in no frame', async () => {
  const { fromFrame, fromPage, browserCalls } = await aDesk();
  expect(await fromFrame('frame:greet', { word }, 'https://ads.example.com/')).toEqual({ ok: true, value: null });
  expect(await fromPage('frame:greet', { word })).toEqual({ ok: true, value: null });
  expect(browserCalls.told).not.toHaveBeenCalled();
});

test.each([[null], ['iframe'], [[7]], [Array(11).fill('iframe')], [['x'.repeat(101)]]])(
  'an answer that no target could hold (%j) is none',
  async (answer) => {
    const { fromFrame, browserCalls } = await aDesk();
    browserCalls.told.mockResolvedValue(answer as never);
    expect(await fromFrame('frame:greet', { word }, payments)).toEqual({ ok: true, value: null });
  },
);

describe('a step in a frame of another site', () => {
  const errand = { awaited: [], heard: [], shown: null };
  const findings = [{ id: 1, found: { element: 1, outcome: 'found', box: [0, 0, 60, 30] } }];
  const refused = { ok: false, problem: 'not-allowed' };
  const crm = new URL(aTab.url).origin;

  beforeEach(() => browser.storage.local.set({ sites: [payments, crm] }));

  test('the page has a script loaded into its frames, and tells it what to do', async () => {
    const { fromPage, browserCalls } = await aDesk();
    browserCalls.told.mockResolvedValue(true as never);
    expect(await fromPage('frame:enter')).toEqual({ ok: true, value: null });
    expect(browserCalls.execute).toHaveBeenCalledExactlyOnceWith({
      target: { tabId: aTab.id, allFrames: true },
      files: ['/inside.js'],
      injectImmediately: true,
    });
    expect(await fromPage('frame:follow', { frameId: 4, errand })).toEqual({ ok: true, value: true });
    const notice = { notice: 'frame:follow', errand };
    expect(browserCalls.told).toHaveBeenCalledExactlyOnceWith(aTab.id, notice, { frameId: 4 });
  });

  test('where no script hears it, the page learns that', async () => {
    const { fromPage, browserCalls } = await aDesk();
    browserCalls.told.mockRejectedValue(new Error('Receiving end does not exist.') as never);
    expect(await fromPage('frame:follow', { frameId: 4, errand })).toEqual({ ok: true, value: false });
  });

  test('the frame tells the page around it, and says itself neither which tab nor which frame it is', async () => {
    const { fromFrame, browserCalls } = await aDesk();
    const tells = async (name: 'frame:meet' | 'frame:found', request: object, notice: object) => {
      browserCalls.told.mockReset().mockResolvedValue(true as never);
      expect(await fromFrame(name, request, payments)).toMatchObject({ ok: true });
      const told = { notice: name, frameId: 4, ...notice };
      expect(browserCalls.told).toHaveBeenCalledExactlyOnceWith(aTab.id, told, { frameId: 0 });
    };
    await tells('frame:meet', { word }, { word });
    await tells('frame:found', { findings }, { findings });
    const [long, cut] = [5e6, 1e6].map((end) => ({
      findings: [{ id: 1, found: { ...findings[0]!.found, box: [0, -end, 60, end] } }],
    }));
    await tells('frame:found', long!, cut!);
  });

  test.each([
    ['frame:meet', { word }],
    ['frame:found', { findings }],
  ] as const)(
    '%s comes from no site that is not enabled, and from no page that is in no frame',
    async (name, request) => {
      const { fromFrame, fromPage, fromOurs, browserCalls } = await aDesk();
      expect(await fromFrame(name, request, 'https://ads.example.com/')).toMatchObject(refused);
      expect(await fromFrame(name, request, 'about:srcdoc')).toMatchObject(refused);
      expect(await fromPage(name, request)).toMatchObject(refused);
      expect(await fromOurs(name, request)).toMatchObject(refused);
      expect(browserCalls.told).not.toHaveBeenCalled();
    },
  );

  test('no frame has scripts loaded or gives another one something to do, nor has a page that is not enabled', async () => {
    const { fromFrame, fromPage, browserCalls } = await aDesk();
    expect(await fromFrame('frame:enter', {}, payments)).toMatchObject(refused);
    expect(await fromFrame('frame:follow', { frameId: 5, errand }, payments)).toMatchObject(refused);
    await browser.storage.local.set({ sites: [payments] });
    expect(await fromPage('frame:enter')).toMatchObject(refused);
    expect(await fromPage('frame:follow', { frameId: 4, errand })).toMatchObject(refused);
    expect(browserCalls.told).not.toHaveBeenCalled();
    expect(browserCalls.execute).not.toHaveBeenCalled();
  });

  test.each([
    ['frame:follow', { frameId: 0, errand }],
    ['frame:follow', { frameId: 4, tabId: 8, errand }],
    ['frame:found', { findings: Array(11).fill(findings[0]) }],
    ['frame:found', { findings: [{ id: 1, found: { element: 1, outcome: 'barred', box: [0, 0, 1, 1] } }] }],
    ['frame:found', { findings: [{ id: 1, found: { element: 1, outcome: 'found', box: [0, 0, Infinity, 1] } }] }],
  ] as const)('%s with %j is refused', async (name, request) => {
    const { fromFrame, fromPage, browserCalls } = await aDesk();
    const outcome = await (name === 'frame:follow' ? fromPage(name, request) : fromFrame(name, request, payments));
    expect(outcome).toMatchObject({ ok: false, problem: 'invalid' });
    expect(browserCalls.told).not.toHaveBeenCalled();
  });
});
