import { signal as value } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import frameCss from '#components/overlay/frame.css?inline';
import recorderCss from '#components/overlay/recorder.css?inline';
import { ask } from '#lib/messages/ask.ts';
import { RecordedStep, type RecordingView } from '#lib/model/recording.ts';
import { overlayTag } from '#lib/overlay/earlier.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { browser } from '#lib/platform/browser.ts';
import { at, eyes } from '#tests/fixtures/a-recorded-page.ts';
import { hiddenParts } from '#lib/recorder/hidden.ts';
import { parentOf } from '#lib/target/dom.ts';
import { runRecording } from '../../../entrypoints/recorder/run-recording.tsx';

let life: AbortController;
let steps: RecordedStep[];
let isBroken: boolean;
/** Lets go of the pictures that are being taken. */
let taken: PromiseWithResolvers<void>;
let asked: string[];
let recording: ReturnType<typeof runRecording>;

const viewNow = (): RecordingView => {
  const last = steps.at(-1);
  const titles = steps.map(({ title }) => title);
  const here = { hidden: [], isBarred: false };
  return {
    id: 'r',
    isPaused: false,
    titles,
    note: '',
    alike: null,
    last: last ? { key: last.key, target: last.target } : null,
    here,
  };
};
/** The background, in short. */
async function answer({ name, request }: { name: string; request: unknown }): Promise<unknown> {
  asked.push(name);
  if (name === 'recording:look') await taken.promise;
  if (isBroken) return { ok: false, problem: 'unexpected', message: 'Not now.' };
  if (name === 'recording:step') {
    const step = RecordedStep.parse(request);
    steps = [...steps.filter(({ key }) => key !== step.key), step];
  }
  if (name === 'recording:retarget') steps[steps.length - 1] = RecordedStep.parse(request);
  if (name === 'recording:undo') steps.pop();
  return { ok: true, value: name === 'recording:look' ? null : viewNow() };
}

beforeEach(async () => {
  await page.viewport(900, 700);
  life = new AbortController();
  steps = [];
  isBroken = false;
  asked = [];
  taken = Promise.withResolvers();
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(answer as never);
  const icon = '<svg width="16" height="16"><path d="M3 3h9v9"></path></svg>';
  const row = (name: string) => `<tr><td><a href="#${name}">${name}</a></td><td><button>${icon}</button></td></tr>`;
  document.body.innerHTML = `<button id="new">New lead</button><input aria-label="Search">
    <table><thead><tr><th>Name</th><th></th></tr></thead><tbody>${['Acme', 'Borealis', 'Cyan', 'Dune'].map(row).join('')}</tbody></table>`;
  const isOurs = (target: EventTarget | undefined) => target instanceof Element && target.localName === overlayTag;
  const open = (until: AbortSignal) =>
    openOverlay(sheetOf(`${frameCss}\n${recorderCss}`), AbortSignal.any([until, life.signal]));
  recording = runRecording(
    { open, ask, eyes, isOurs, hidden: hiddenParts(document, parentOf), signal: life.signal },
    value(false),
  );
  recording.take(viewNow());
});
afterEach(() => {
  taken.resolve();
  life.abort();
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

const bar = () => document.querySelector(overlayTag)!.shadowRoot!.querySelector('.recorder-bar')!;
const offer = () => page.getByRole('button', { name: 'Say “Click the entry you need” instead' });
const back = () => page.getByRole('button', { name: 'Back to the first choice' });
const strength = () => bar().querySelector('.strength')?.textContent;

const isAside = () => bar().closest<HTMLElement>('.layer')!.style.opacity === '0';

test.each(['a press', 'the keyboard'])(
  'the bar is in no picture that is taken at %s, and back after the last one',
  async (by) => {
    const press = async (): Promise<void> => {
      if (by === 'a press') await userEvent.click(at('#new'));
      else await userEvent.keyboard('{Enter}');
    };
    document.querySelector<HTMLElement>('#new')!.focus();
    await press();
    expect(asked).toEqual(['recording:look', 'recording:step']);
    expect(isAside()).toBe(true);
    expect(await recording.isClear()).toBe(true);
    const first = taken;
    taken = Promise.withResolvers();
    await press();
    first.resolve();
    await expect.poll(() => steps.length).toBe(2);
    expect(isAside()).toBe(true);
    taken.resolve();
    await expect.poll(isAside).toBe(false);
    expect(steps.map(({ glimpse }) => glimpse)).toEqual([null, null]);
  },
);

test('what is asked to be clear says so only when it has been drawn', async () => {
  let frames = 0;
  const count = (): void => void requestAnimationFrame(() => ((frames += 1), count()));
  count();
  expect(await recording.isClear()).toBe(true);
  expect(frames).toBeGreaterThanOrEqual(2);
});

test('the bar says how strong the last step is, also of one that was recorded on the page before', async () => {
  expect(strength()).toBeUndefined();
  await userEvent.click(at('#new'));
  await expect.poll(strength).toBe('✓Strong. Easy to find again.');
  await userEvent.click(at('tr:nth-child(2) button'));
  await expect.poll(strength).toBe('!Weak. Found only by its place in the list.');
  expect(bar().querySelector('.strength')?.className).toBe('strength weak');
});

test('a better neighbour can be used instead, and the same button goes back to the first choice', async () => {
  await userEvent.click(at('tr:nth-child(2) button'));
  const first = structuredClone(steps[0]);
  await userEvent.click(offer());
  await expect.poll(strength).toContain('Fair.');
  const link = document.querySelector('tr:nth-child(2) a')!.getBoundingClientRect();
  expect(steps).toEqual([
    expect.objectContaining({ key: first?.key, action: 'click', title: 'Click the entry you need', url: first?.url }),
  ]);
  expect(steps[0]?.target).toMatchObject({ tag: 'a', row: { column: 'name' } });
  expect(steps[0]?.frame).toMatchObject({ x: link.x, y: link.y, width: link.width });
  await userEvent.click(back());
  await expect.poll(strength).toContain('Weak.');
  expect(steps).toEqual([first]);
  await expect.element(offer()).toBeVisible();
});

test('undo takes the step with its offer, and so does the next step', async () => {
  await userEvent.click(at('tr:nth-child(2) button'));
  await userEvent.click(offer());
  await userEvent.click(page.getByRole('button', { name: 'Undo last' }));
  await expect.poll(() => steps).toHaveLength(0);
  expect(back().elements()).toHaveLength(0);
  await userEvent.click(at('tr:nth-child(2) button'));
  await expect.element(offer()).toBeVisible();
  await userEvent.fill(at('input'), 'x');
  await expect.poll(() => steps).toHaveLength(2);
  expect(offer().elements()).toHaveLength(0);
});

test('what was a click into a field and has become typing must be heard there, so nothing else is offered', async () => {
  const field = '<input aria-haspopup="listbox" style="width:99px">';
  document.body.insertAdjacentHTML('beforeend', `<em data-testid="stage">${field}</em><p>or</p><div>${field}</div>`);
  await userEvent.click(at('[data-testid] input'));
  await expect.poll(() => bar().querySelector('.offer')).not.toBeNull();
  await userEvent.keyboard('x');
  await expect.poll(() => steps.at(-1)?.action).toBe('input');
  await expect.poll(() => bar().querySelector('.offer')).toBeNull();
});

test('where it could not be kept, that is said, and all is as before', async () => {
  await userEvent.click(at('tr:nth-child(2) button'));
  await expect.element(offer()).toBeVisible();
  isBroken = true;
  await userEvent.click(offer());
  await expect.poll(() => bar().textContent).toContain('Not now.');
  expect(back().elements()).toHaveLength(0);
  expect(offer().elements()).toHaveLength(1);
});
