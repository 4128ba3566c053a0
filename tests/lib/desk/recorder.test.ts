import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { activeRecording, addStep, startRecording } from '#lib/authoring/recordings.ts';
import { browser } from '#lib/platform/browser.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { createGuide } from '#lib/authoring/guides.ts';
import { aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aPerson } from '#tests/fixtures/a-device.ts';
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
      expect.objectContaining({
        target: { tabId: aTab.id, allFrames: true },
        files: ['/wireframe.js', '/recorder.js'],
      }),
    );
    expect(browserCalls.told).toHaveBeenCalledWith(aTab.id, {
      notice: 'recording:changed',
      recording: expect.objectContaining({ id, isPaused: false, titles: ['Click **Save**'] }),
    });
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

describe('recording more for a guide', () => {
  const guided = async (pages: string[]) => {
    const all = await aDesk();
    const guide = await createGuide(all.device, aPerson(), {
      kind: 'walkthrough',
      title: 'Close a lead',
      pages,
      steps: stepsById(aStep({ page: '' })),
    });
    return { ...all, guide, extend: () => all.desk.recorder.extend(guide, Object.keys(guide.steps)[0]!) };
  };

  test('opens the page of the step and goes on there', async () => {
    const { extend, browserCalls, device, guide } = await guided(['https://crm.example.com/leads*']);
    await extend();
    expect(browserCalls.opened).toHaveBeenCalledWith({ url: 'https://crm.example.com/leads' });
    expect(browserCalls.register).toHaveBeenCalled();
    expect(await activeRecording(device)).toMatchObject({ tabId: 99, into: { guideId: guide.id } });
  });

  test.each([
    [[], 'invalid'],
    [['https://other.example.com/'], 'not-allowed'],
  ])('on pages %j is refused with a reason, and nothing is opened', async (pages, code) => {
    const { extend, browserCalls, device } = await guided(pages);
    await expect(extend()).rejects.toMatchObject({ code });
    expect(browserCalls.opened).not.toHaveBeenCalled();
    expect(await activeRecording(device)).toBeNull();
  });

  test('while another one runs is refused', async () => {
    const { extend, device } = await guided(['https://crm.example.com/leads']);
    await startRecording(device, aTab.id, aTab.url);
    await expect(extend()).rejects.toMatchObject({ code: 'conflict' });
  });
});
