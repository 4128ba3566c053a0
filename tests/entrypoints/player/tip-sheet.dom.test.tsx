import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import css from '#components/overlay/overlay.css?inline';
import { overlayTag } from '#lib/overlay/earlier.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { browser } from '#lib/platform/browser.ts';
import { makeStage } from '../../../entrypoints/player/stage.ts';
import { showTipSheet } from '../../../entrypoints/player/tip-sheet.tsx';
import { aGuide } from '../../lib/player/a-guide.ts';

let life: AbortController;

beforeEach(() => {
  life = new AbortController();
  vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue({ ok: true, value: null } as never);
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
});

const button = (name: string) => page.getByRole('button', { name });

test('Esc in a report closes the report only; what was written is there again, also after the sheet was closed', async () => {
  const stage = makeStage(openOverlay(sheetOf(css), life.signal), () => undefined);
  const guide = aGuide([], { kind: 'tip-sheet', title: 'Discounts' });
  const show = () => {
    const shown = new AbortController();
    const run = { id: crypto.randomUUID(), guide, index: 0, unreached: [] };
    showTipSheet(run, { stage, isStarted: true, onEnd: () => shown.abort() }, shown.signal);
  };
  const sheet = () => document.querySelector(overlayTag)!.shadowRoot!.querySelector('.sheet');

  show();
  await userEvent.click(button('Outdated?'));
  await userEvent.click(page.getByText('Renamed'));
  await userEvent.fill(page.getByRole('textbox'), 'It is called rebate');
  await userEvent.keyboard('{Escape}');
  expect(page.getByRole('textbox').elements()).toHaveLength(0);
  expect(sheet()).not.toBeNull();
  await userEvent.click(button('Close the tip sheet'));
  expect(sheet()).toBeNull();

  show();
  await userEvent.click(button('Outdated?'));
  expect(page.getByRole('textbox').element()).toHaveProperty('value', 'It is called rebate');
  expect(page.getByRole('radio', { name: 'Renamed' }).element()).toHaveProperty('checked', true);
  await userEvent.click(button('Cancel'));
  await userEvent.click(button('Outdated?'));
  expect(page.getByRole('textbox').element()).toHaveProperty('value', '');
});

test.each([
  ['narrow', 330, 640],
  ['zoomed', 640, 400],
])('in a %s window all of the report is in view, below what is left of the text', async (_, width, height) => {
  await page.viewport(width, height);
  const stage = makeStage(openOverlay(sheetOf(css), life.signal), () => undefined);
  const line = {
    kind: 'paragraph' as const,
    children: [{ kind: 'text' as const, text: 'Ask before you go below ten.' }],
  };
  const guide = aGuide([], { kind: 'tip-sheet', title: 'Discounts', text: Array.from({ length: 20 }, () => line) });
  const run = { id: crypto.randomUUID(), guide, index: 0, unreached: [] };
  showTipSheet(run, { stage, isStarted: true, onEnd: vi.fn() }, life.signal);
  await userEvent.click(button('Outdated?'));
  const form = page.getByRole('form', { name: 'Report as outdated' }).element();
  expect(form.scrollHeight).toBeLessThanOrEqual(form.clientHeight);
  expect(button('Send').element().getBoundingClientRect().bottom).toBeLessThanOrEqual(height);
});
