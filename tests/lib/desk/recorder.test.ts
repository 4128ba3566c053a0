import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { activeRecording, addStep, startRecording } from '#lib/authoring/recordings.ts';
import { browser } from '#lib/platform/browser.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aRecordedStep } from '#tests/fixtures/a-recorded-step.ts';

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await browser.storage.local.set({ sites: ['https://crm.example.com'] });
});
afterEach(() => vi.restoreAllMocks());

async function running() {
  const all = await aDesk();
  const { id } = await startRecording(all.device, aTab.id, aTab.url);
  await addStep(all.device, id, aRecordedStep({ title: 'Click **Save**' }));
  return { ...all, id, recorder: all.desk.recorder };
}

describe('after an update of ours a recording', () => {
  test('goes on in its tab: registered, injected, and the bar has the steps so far', async () => {
    const { recorder, browserCalls, device, id } = await running();
    await recorder.goOn();
    expect(browserCalls.register).toHaveBeenCalledWith([
      expect.objectContaining({ id: 'recorder', matches: ['https://crm.example.com/*'] }),
    ]);
    expect(browserCalls.execute).toHaveBeenCalledWith(
      expect.objectContaining({ target: { tabId: aTab.id, frameIds: [0] }, files: ['/recorder.js'] }),
    );
    expect(browserCalls.told).toHaveBeenCalledWith(
      aTab.id,
      {
        notice: 'recording:changed',
        recording: expect.objectContaining({ id, isPaused: false, titles: ['Click **Save**'] }),
      },
      { frameId: 0 },
    );
    expect((await activeRecording(device))?.tabId).toBe(aTab.id);
  });

  test('whose tab is at another site meanwhile goes on when it is back, and nothing runs there', async () => {
    const { recorder, browserCalls, device } = await running();
    vi.spyOn(browser.tabs, 'get').mockResolvedValue({ ...aTab, url: 'https://news.example.com/' } as never);
    await recorder.goOn();
    expect(browserCalls.register).toHaveBeenCalledOnce();
    expect(browserCalls.execute).not.toHaveBeenCalled();
    expect((await activeRecording(device))?.isPaused).toBe(false);
  });

  test('whose tab is gone is interrupted, not lost', async () => {
    const { recorder, device, id } = await running();
    vi.spyOn(browser.tabs, 'get').mockRejectedValue(new Error('No tab with id: 7') as never);
    await recorder.goOn();
    expect(await activeRecording(device)).toMatchObject({ id, tabId: -1, isPaused: true });
    expect(await device.recordedSteps.count()).toBe(1);
  });

  test('that cannot go on is a draft, and Studio opens with it', async () => {
    const { recorder, device, browserCalls } = await running();
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    browserCalls.register.mockRejectedValue(new Error('Duplicate script ID') as never);
    await recorder.goOn();
    const [draft] = await device.documents.toArray();
    expect(draft).toMatchObject({ type: 'guide', dirty: 1 });
    expect(browserCalls.opened).toHaveBeenCalledExactlyOnceWith({
      url: expect.stringContaining(`#/guide/${draft!.id}`),
    });
  });

  test('that was interrupted before stays so', async () => {
    const { recorder, browserCalls } = await running();
    await recorder.interrupt(() => true);
    browserCalls.told.mockClear();
    await recorder.goOn();
    expect([browserCalls.register, browserCalls.told].map((call) => call.mock.calls.length)).toEqual([0, 0]);
  });
});
