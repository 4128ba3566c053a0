import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import frameCss from '#components/overlay/frame.css?inline';
import recorderCss from '#components/overlay/recorder.css?inline';
import { ask } from '#lib/messages/ask.ts';
import type { Masks } from '#lib/model/recording.ts';
import { overlayTag } from '#lib/overlay/earlier.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { browser } from '#lib/platform/browser.ts';
import type { GlanceScope } from '#lib/recorder/insight.ts';
import { findMasks } from '#lib/recorder/masks.ts';
import { openEyes, type OpenEyes } from '../../../entrypoints/recorder/eyes.ts';
import { pickStep } from '../../../entrypoints/recorder/pick-step.ts';

const scope = globalThis as GlanceScope;
let life: AbortController;
let open: OpenEyes;
/** Both readings that a picture is painted by. */
let readings: Masks[];

beforeEach(async () => {
  // As in a browser that says so: no element has a closed root.
  Object.defineProperty(HTMLElement.prototype, 'openOrClosedShadowRoot', { value: null, configurable: true });
  life = new AbortController();
  readings = [];
  scope.handrailGlance = (at, { documentId, insight }) => findMasks(at, documentId, insight, Infinity);
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async ({ request }: { request: { glimpse: Masks } }) => {
    readings.push(request.glimpse, open.glimpse(null) as Masks);
    return { ok: true, value: null };
  }) as never);
  await page.viewport(900, 600);
  document.body.innerHTML = `<button>Save</button><ul><li>Basic</li><li>Pro</li><li>Team</li></ul><input aria-label="Name" value="Zebra">`;
  open = openEyes(document, life.signal);
  open.hidden.obey([]);
  const { signal } = life;
  const overlay = (until: AbortSignal) =>
    openOverlay(sheetOf(`${frameCss}\n${recorderCss}`), AbortSignal.any([until, signal]));
  pickStep({ open: overlay, ask, ...open, signal }, open, 'Click Save');
});
afterEach(() => {
  life.abort();
  delete scope.handrailGlance;
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

const isOpen = () => document.querySelector(overlayTag) !== null;
const words = (said: string) => page.getByRole('button', { name: `Show “${said}” in the picture` });
const take = () => page.getByRole('button', { name: 'Take the picture' });
const pick = () => userEvent.click(page.getByRole('button', { name: 'Save' }));
const isCovered = ({ rects }: Masks, element: Element): boolean => {
  const { x, y } = element.getBoundingClientRect();
  return rects.some((rect) => Math.abs(rect.x - x) < 2 && Math.abs(rect.y - y) < 4);
};
const hidden = [true, true, true, true];
const shown = [true, false, true, true];
const covered = (masks: Masks) => [...document.querySelectorAll('li, input')].map((one) => isCovered(masks, one));

test('what the picture hides is shown before it is taken, and words of the application can be shown, this once', async () => {
  await pick();
  await expect.element(words('Pro')).toHaveAttribute('aria-pressed', 'false');
  expect(words('Zebra').elements()).toHaveLength(0);
  expect(readings).toEqual([]);
  await userEvent.click(words('Pro'));
  await userEvent.click(take());
  await expect.poll(() => readings.map(covered)).toEqual([shown, shown]);
  expect(isOpen()).toBe(false);
  await expect.poll(() => covered(open.glimpse(null) as Masks)).toEqual(hidden);
});

test('with the keyboard as well, and a second time hides it again', async () => {
  await pick();
  await expect.poll(() => take().query()?.matches(':focus')).toBe(true);
  (words('Team').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(words('Team')).toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard(' ');
  await expect.element(words('Team')).toHaveAttribute('aria-pressed', 'false');
  (take().element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => readings.map(covered)).toEqual([hidden, hidden]);
});

test('Esc takes no picture and changes nothing', async () => {
  await pick();
  await userEvent.click(words('Pro'));
  await userEvent.keyboard('{Escape}');
  await expect.poll(isOpen).toBe(false);
  expect(readings).toEqual([]);
});

test('where there is nothing to say, the picture is taken at once', async () => {
  document.querySelector('ul')!.remove();
  await pick();
  await expect.poll(() => readings.length).toBe(2);
  expect(isOpen()).toBe(false);
});
