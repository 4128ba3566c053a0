import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
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

const recording: RecordingView = { id: 'r', isPaused: false, titles: [] };
const doings = { onMove: vi.fn(), onPause: vi.fn(), onUndo: vi.fn(), onStop: vi.fn() };
const bars = {
  'what is kept of a recording': () => <RecorderBar recording={recording} status="" {...doings} />,
  'how to pick an element': () => <PickerHint name="" hasDraft onCancel={vi.fn()} />,
};

test.each(Object.entries(bars).flatMap(([name, bar]) => [900, 330].map((width) => [name, width, bar] as const)))(
  '%s can be read to its end in a window of %i pixels',
  async (_, width, bar) => {
    await page.viewport(width, 640);
    const layer = mountOverlay(bar, life.signal, { sheet: sheetOf(`${frameCss}\n${recorderCss}`) });
    const words = layer.element.querySelector('.recorder-last')!;
    expect(words.textContent.length).toBeGreaterThan(40);
    expect(words.scrollWidth).toBeLessThanOrEqual(words.clientWidth);
    expect(words.scrollHeight).toBeLessThanOrEqual(words.clientHeight);
    for (const button of layer.element.querySelectorAll('button'))
      expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(width - 16);
  },
);
