import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { strengthWords } from '#components/library/strength-words.ts';
import { ElsewhereBar } from '#components/overlay/ElsewhereBar.tsx';
import frameCss from '#components/overlay/frame.css?inline';
import { PickerHint } from '#components/overlay/PickerHint.tsx';
import { RecorderBar } from '#components/overlay/RecorderBar.tsx';
import recorderCss from '#components/overlay/recorder.css?inline';
import { mountOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import type { RecordingView } from '#lib/model/recording.ts';

let life = new AbortController();

afterEach(() => {
  life.abort();
  life = new AbortController();
});

const recording: RecordingView = {
  id: 'r',
  isPaused: false,
  titles: [],
  note: '',
  alike: null,
  last: null,
  here: { hidden: [], isBarred: false },
};
const doings = {
  onMove: vi.fn(),
  onPause: vi.fn(),
  onUndo: vi.fn(),
  onOffer: vi.fn(),
  onNote: vi.fn(),
  onNoting: vi.fn(),
  onStop: vi.fn(),
};
const bars = {
  'what is kept of a recording': () => (
    <RecorderBar recording={recording} status="" strength={null} offer={null} isNoting={false} {...doings} />
  ),
  'another tab': () => <ElsewhereBar problem="" onHere={vi.fn()} onLeave={vi.fn()} />,
  'how to pick an element': () => (
    <PickerHint
      heading="Another element"
      name=""
      clicking="Click to have “Click Save” point to"
      asking="Click what “Click Save” is about. Esc leaves it as it was."
      onCancel={vi.fn()}
    />
  ),
};

test.each(Object.entries(bars).flatMap(([name, bar]) => [900, 330].map((width) => [name, width, bar] as const)))(
  '%s can be read to its end in a window of %i pixels',
  async (_, width, bar) => {
    await page.viewport(width, 640);
    const layer = mountOverlay(bar, life.signal, { sheet: sheetOf(`${frameCss}\n${recorderCss}`) });
    const words = layer.element.querySelector('.recorder-last')!;
    expect(words.textContent.length).toBeGreaterThan(30);
    expect(words.scrollWidth).toBeLessThanOrEqual(words.clientWidth);
    expect(words.scrollHeight).toBeLessThanOrEqual(words.clientHeight);
    for (const button of layer.element.querySelectorAll('button'))
      expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(width - 16);
  },
);

const pressed: RecordingView = { ...recording, titles: ['Click here'], last: { key: 'k', target: null } };
const weak = { grade: 'weak', ...strengthWords({ grade: 'weak', reason: 'place' }) } as const;
const show = (offer: { title: string; isTaken: boolean } | null) =>
  mountOverlay(
    () => <RecorderBar recording={pressed} status="" strength={weak} offer={offer} isNoting={false} {...doings} />,
    life.signal,
    { sheet: sheetOf(`${frameCss}\n${recorderCss}`) },
  ).element;

test.each([900, 330])(
  'in a window of %i pixels the author reads how strong the last step is, and why',
  async (width) => {
    await page.viewport(width, 640);
    const bar = show({ title: 'Click the entry you need', isTaken: false });
    const mark = bar.querySelector('.strength')!;
    expect(mark.textContent).toBe('!Weak. Found only by its place in the list.');
    expect(mark.closest('[role=status]'), 'heard, too').not.toBeNull();
    for (const part of bar.querySelectorAll('.strength, button')) {
      const { left, right } = part.getBoundingClientRect();
      expect(left).toBeGreaterThanOrEqual(16);
      expect(right).toBeLessThanOrEqual(width - 16);
    }
  },
);

test.each([
  [{ title: 'Click \\*the **entry**', isTaken: false }, 'Say “Click *the entry” instead'],
  [{ title: 'Click here', isTaken: false }, 'Use a part that is easier to find'],
  [{ title: 'Click here', isTaken: true }, 'Back to the first choice'],
])('what could be used instead is offered in words: %o', async (offer, words) => {
  show(offer);
  doings.onOffer.mockClear();
  await userEvent.click(page.getByRole('button', { name: words }));
  expect(doings.onOffer).toHaveBeenCalledOnce();
});

test('where there is nothing better nothing is offered', () => {
  expect(show(null).querySelector('.offer')).toBeNull();
});

test('what the author has to say about the last step is kept by Enter, and can be seen again', async () => {
  const noted = { ...pressed, note: 'Ask Ada first' };
  const draw = (isNoting: boolean) =>
    mountOverlay(
      () => <RecorderBar recording={noted} status="" strength={null} offer={null} {...doings} isNoting={isNoting} />,
      life.signal,
      { sheet: sheetOf(`${frameCss}\n${recorderCss}`) },
    ).element;
  const button = [...draw(false).querySelectorAll('button')].find(({ textContent }) => textContent === 'Note ✓')!;
  button.click();
  expect(doings.onNoting).toHaveBeenCalledWith(true);
  const field = draw(true).querySelector('input')!;
  expect(field.value).toBe('Ask Ada first');
  field.focus();
  await userEvent.keyboard('{End}!{Enter}');
  expect(doings.onNote).toHaveBeenCalledWith('Ask Ada first!');
});
