import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aRecordedStep } from '#tests/fixtures/a-recorded-step.ts';

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await browser.storage.local.set({ sites: ['https://crm.example.com'] });
});
afterEach(() => vi.restoreAllMocks());

test('the last step can be told of another element, by the tab that is recorded and by no other', async () => {
  const { fromPage, fromOurs, device } = await aDesk();
  await fromOurs('recording:start', { tabId: aTab.id });
  const step = aRecordedStep();
  await fromPage('recording:step', step);
  const other = { ...step, title: 'Click **Name**' };
  expect(await fromPage('recording:retarget', other)).toMatchObject({ ok: true, value: { titles: [other.title] } });
  await device.recordings.toCollection().modify({ tabId: aTab.id + 1 });
  expect(await fromPage('recording:retarget', step)).toEqual({ ok: true, value: null });
  expect((await device.recordedSteps.toArray())[0]?.step.title).toBe(other.title);
});
