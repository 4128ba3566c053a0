import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
