import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGuide } from '#lib/authoring/guides.ts';
import type { Guide } from '#lib/model/guide.ts';
import { browser } from '#lib/platform/browser.ts';
import { readOne } from '#lib/store/read.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aPerson } from '#tests/fixtures/a-device.ts';
import { aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await browser.storage.local.set({ sites: ['https://crm.example.com'] });
});
afterEach(() => vi.restoreAllMocks());

const payments = 'https://pay.example.com';

const picked = (url = aTab.url) => ({
  url,
  target: aTarget({ name: 'Send' }),
  name: 'Send',
  frame: null,
  glimpse: null,
});

async function asked() {
  const all = await aDesk();
  const step = aStep({ page: '', title: 'Click **Save**', target: aTarget({ name: 'Save' }) });
  const guide = await createGuide(all.device, aPerson(), {
    kind: 'walkthrough',
    title: 'Close a lead',
    pages: ['https://crm.example.com/leads'],
    steps: stepsById(step),
  });
  vi.spyOn(browser.tabs, 'get').mockResolvedValue({ ...aTab, id: 99, status: 'complete' } as never);
  all.browserCalls.told.mockResolvedValue(true as never);
  const removed = vi.spyOn(browser.tabs, 'remove').mockResolvedValue(undefined as never);
  expect(await all.fromOurs('step:repick', { guideId: guide.id, stepId: step.id })).toMatchObject({ ok: true });
  const now = async (): Promise<Guide> => (await readOne(all.device, 'guide', guide.id))!;
  return { ...all, step, removed, now };
}

test('its page opens from Studio, and there its author is asked in the words of the step', async () => {
  const { browserCalls } = await asked();
  expect(browserCalls.opened).toHaveBeenCalledWith({ url: 'https://crm.example.com/leads' });
  expect(browserCalls.told).toHaveBeenLastCalledWith(
    99,
    { notice: 'step:pick', step: 'Click Save', hidden: [] },
    { frameId: 0 },
  );
});

test('what is pointed at is what the step is about, and the tab is closed', async () => {
  const { fromPage, step, removed, now } = await asked();
  expect(await fromPage('step:retarget', picked(), 99)).toMatchObject({ ok: true });
  expect((await now()).steps[step.id]).toMatchObject({ title: 'Click **Send**', target: { name: 'Send' } });
  expect(removed).toHaveBeenCalledWith(99);
});

test.each([
  ['another tab', 7, aTab.url, 'not-found'],
  ['the same tab, about another site,', 99, 'https://other.example.com/', 'not-allowed'],
] as const)('what %s says changes nothing', async (_, tabId, url, problem) => {
  const { fromPage, step, removed, now } = await asked();
  expect(await fromPage('step:retarget', picked(url), tabId)).toMatchObject({ ok: false, problem });
  expect((await now()).steps[step.id]).toMatchObject({ target: { name: 'Save' } });
  expect(removed).not.toHaveBeenCalled();
});

test('it is said once: a second element is not taken', async () => {
  const { fromPage } = await asked();
  await fromPage('step:retarget', picked(), 99);
  expect(await fromPage('step:retarget', picked(), 99)).toMatchObject({ ok: false, problem: 'not-found' });
});

test('a script in a frame learns what is asked for in its tab, until that was left', async () => {
  const { fromFrame, fromPage, browserCalls } = await asked();
  await browser.storage.local.set({ sites: ['https://crm.example.com', payments] });
  const about = (url: string, tabId = 99) => fromFrame('step:asked', {}, url, tabId);
  expect(await about(`${payments}/card`)).toEqual({ ok: true, value: { step: 'Click Save', hidden: [] } });
  expect(await about(`${payments}/card`, 7)).toEqual({ ok: true, value: null });
  expect(await about('https://ads.example.com/')).toEqual({ ok: true, value: null });
  await fromPage('step:leave', {}, 7);
  expect(await about(`${payments}/card`)).toMatchObject({ value: { step: 'Click Save' } });
  await fromPage('step:leave', {}, 99);
  expect(browserCalls.told).toHaveBeenLastCalledWith(99, { notice: 'step:left' });
  expect(await about(`${payments}/card`)).toEqual({ ok: true, value: null });
});

test.each([
  ['is not enabled', ['https://crm.example.com'], true],
  ['is in a private part', ['https://crm.example.com', payments], false],
])('nothing is taken from a frame that %s', async (_, sites, isOpen) => {
  const { fromFrame, step, browserCalls, now } = await asked();
  await browser.storage.local.set({ sites });
  const inFrame = () => fromFrame('step:retarget', picked(`${payments}/card`), `${payments}/card`, 99);
  browserCalls.told.mockResolvedValue(isOpen as never);
  expect(await inFrame()).toMatchObject({ ok: false, problem: 'not-allowed' });
  await browser.storage.local.set({ sites: ['https://crm.example.com', payments] });
  browserCalls.told.mockResolvedValue(true as never);
  expect(await inFrame()).toMatchObject({ ok: true });
  expect((await now()).steps[step.id]).toMatchObject({ target: { name: 'Send' } });
});

test('who records in that tab instead points at nothing any more', async () => {
  const { fromPage, fromOurs, step, removed, now } = await asked();
  expect(await fromOurs('recording:start', { tabId: 99 })).toMatchObject({ ok: true });
  expect(await fromPage('step:asked', {}, 99)).toEqual({ ok: true, value: null });
  expect(await fromPage('step:retarget', picked(), 99)).toMatchObject({ ok: false, problem: 'not-found' });
  expect((await now()).steps[step.id]).toMatchObject({ target: { name: 'Save' } });
  expect(removed).not.toHaveBeenCalled();
});
