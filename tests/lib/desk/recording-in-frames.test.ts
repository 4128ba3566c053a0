import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setRecordingRules } from '#lib/authoring/workspace.ts';
import { browser } from '#lib/platform/browser.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aPerson } from '#tests/fixtures/a-device.ts';
import { aRecordedStep, someMasks } from '#tests/fixtures/a-recorded-step.ts';

const payments = 'https://pay.example.com';
const frame = { x: 10, y: 10, width: 20, height: 10 };
const inFrame = (overrides = {}) => aRecordedStep({ url: `${payments}/card`, frame, ...overrides });

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await browser.storage.local.set({ sites: ['https://crm.example.com', payments] });
});
afterEach(() => vi.restoreAllMocks());

async function recording() {
  const desk = await aDesk();
  await desk.fromOurs('recording:start', { tabId: aTab.id });
  // The page around: this frame lies in no private part.
  desk.browserCalls.told.mockImplementation(
    (async (_: number, { notice }: { notice: string }) => notice === 'frame:open') as never,
  );
  const steps = async () => (await desk.device.recordedSteps.toArray()).map(({ step }) => step);
  return { ...desk, steps };
}

test('what is done in a frame of another site is a step on the page around it, and the bar there hears of it', async () => {
  const { fromFrame, steps, browserCalls } = await recording();
  const step = inFrame({ title: 'Click **Pay**' });
  expect(await fromFrame('recording:step', step, `${payments}/card`)).toMatchObject({
    ok: true,
    value: { titles: ['Click **Pay**'] },
  });
  expect(await steps()).toMatchObject([{ title: 'Click **Pay**', url: 'https://crm.example.com/leads/*' }]);
  const shown = expect.objectContaining({ titles: ['Click **Pay**'] });
  expect(browserCalls.told).toHaveBeenLastCalledWith(aTab.id, { notice: 'recording:changed', recording: shown });
});

test.each([
  ['of a site that is not enabled', 'https://ads.example.com/', 'https://ads.example.com/'],
  ['that speaks for another site', `${payments}/card`, 'https://ads.example.com/'],
  ['that speaks for the page around it', aTab.url, `${payments}/card`],
])('of a frame %s nothing is kept', async (_, url, from) => {
  const { fromFrame, steps } = await recording();
  expect(await fromFrame('recording:step', inFrame({ url }), from)).toMatchObject({ ok: true });
  expect(await steps()).toEqual([]);
});

test.each([`${payments}/card`, aTab.url])('nor where the workspace takes nothing from %s', async (never) => {
  const { fromFrame, steps, device } = await recording();
  await setRecordingRules(device, aPerson('steward'), { never: [never] });
  await fromFrame('recording:step', inFrame(), `${payments}/card`);
  expect(await steps()).toEqual([]);
});

test('nor where the page around says that the frame lies in a private part, or says nothing', async () => {
  const { fromFrame, steps, browserCalls } = await recording();
  browserCalls.told.mockResolvedValue(undefined as never);
  await fromFrame('recording:step', inFrame(), `${payments}/card`);
  expect(await steps()).toEqual([]);
});

test('no photo is taken for a frame: it would show the page around, of which it knows no masks', async () => {
  const { fromFrame, device, browserCalls } = await recording();
  await setRecordingRules(device, aPerson('steward'), { pictures: 'screenshot' });
  const look = { key: crypto.randomUUID(), url: `${payments}/card`, frame, glimpse: someMasks() };
  await fromFrame('recording:look', look, `${payments}/card`);
  await fromFrame('recording:step', inFrame({ glimpse: someMasks() }), `${payments}/card`);
  expect(browserCalls.capture).not.toHaveBeenCalled();
});
