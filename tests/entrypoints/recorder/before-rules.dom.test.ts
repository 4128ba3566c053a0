import { signal as value } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import recorderCss from '#components/overlay/recorder.css?inline';
import { ask } from '#lib/messages/ask.ts';
import { RecordedStep, type RecordingView } from '#lib/model/recording.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { browser } from '#lib/platform/browser.ts';
import { at } from '#tests/fixtures/a-recorded-page.ts';
import { aVirtualList, reports } from '#tests/fixtures/a-virtual-list.ts';
import { openEyes } from '../../../entrypoints/recorder/eyes.ts';
import { runRecording } from '../../../entrypoints/recorder/run-recording.tsx';

let life: AbortController;
let steps: RecordedStep[];
let recording: ReturnType<typeof runRecording>;

beforeEach(() => {
  life = new AbortController();
  steps = [];
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async (message: { name: string; request: unknown }) => {
    if (message.name === 'recording:step') steps.push(RecordedStep.parse(message.request));
    return { ok: true, value: rules([]) };
  }) as never);
  document.body.innerHTML = `<button id="call">Call <b class="customer">Zebra Works</b></button>
    <button id="new">New lead</button><button id="gone" class="customer">Quokka Inc</button>`;
  document.getElementById('gone')!.addEventListener('click', ({ target }) => (target as Element).remove());
  const { signal } = life;
  const open = (until: AbortSignal) => openOverlay(sheetOf(recorderCss), AbortSignal.any([until, signal]));
  recording = runRecording({ open, ask, ...openEyes(document, signal), signal }, value(false));
});
afterEach(() => {
  life.abort();
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

const rules = (hidden: string[]): RecordingView => ({
  id: 'r',
  isPaused: false,
  titles: [],
  note: '',
  alike: null,
  last: null,
  here: { hidden, isBarred: false },
});
async function pressAll(): Promise<void> {
  for (const id of ['gone', 'call', 'new']) await userEvent.click(at(`#${id}`));
}
const told = () => steps.map(({ title }) => title);

test('what is done before the rules are known waits for them, and then says nothing of what they hide', async () => {
  await pressAll();
  expect(steps).toEqual([]);
  recording.take(rules(['.customer']));
  await expect.poll(told).toEqual(['Click here', 'Click **Call**', 'Click **New lead**']);
  expect(JSON.stringify(steps)).not.toMatch(/zebra|quokka/i);
  expect(steps.map(({ target }) => target?.name)).toEqual([undefined, 'Call', 'New lead']);
});

test('where the rules hide nothing, it is told as it was', async () => {
  await pressAll();
  recording.take(rules([]));
  await expect.poll(told).toEqual(['Click **Quokka Inc**', 'Click **Call Zebra Works**', 'Click **New lead**']);
});

test('what was scrolled for it is told with it', async () => {
  const pane = aVirtualList(reports);
  document.body.append(pane);
  pane.scrollTop = 2880;
  await userEvent.click(page.getByRole('button', { name: reports[121]!, exact: true }));
  recording.take(rules(['.customer']));
  const scrolled = () => steps.map(({ scroll }) => scroll?.title);
  await expect.poll(scrolled).toEqual([`Scroll down until you see **${reports[121]}**`]);
});

test('a press that the rules come into the middle of says nothing of what they hide either', async () => {
  document.getElementById('call')!.addEventListener('pointerdown', () => recording.take(rules(['.customer'])));
  await userEvent.click(at('#call'));
  await expect.poll(told).toEqual(['Click **Call**']);
  expect(JSON.stringify(steps)).not.toMatch(/zebra/i);
});

test('a page that goes away before says that something was done there, and no more', async () => {
  await pressAll();
  dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(told()).toEqual(['Click here', 'Click here', 'Click here']);
  expect(JSON.stringify(steps)).not.toMatch(/zebra|quokka|lead/i);
});
