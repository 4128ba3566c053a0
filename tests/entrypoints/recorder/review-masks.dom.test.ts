import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import frameCss from '#components/overlay/frame.css?inline';
import recorderCss from '#components/overlay/recorder.css?inline';
import { ask } from '#lib/messages/ask.ts';
import type { RequestOf } from '#lib/messages/protocol.ts';
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
type Sent = Pick<RequestOf<'step:retarget'>, 'url' | 'frame' | 'glimpse'>;
let sent: Sent[];

beforeEach(async () => {
  // As in a browser that says so: no element has a closed root.
  Object.defineProperty(HTMLElement.prototype, 'openOrClosedShadowRoot', { value: null, configurable: true });
  life = new AbortController();
  readings = [];
  sent = [];
  scope.handrailGlance = (at, { documentId, insight }) => findMasks(at, documentId, insight, Infinity);
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async ({ request }: { request: Sent }) => {
    sent.push(request);
    if (request.glimpse && 'rects' in request.glimpse)
      readings.push(request.glimpse, open.glimpseAgain(request.glimpse.documentId) as Masks);
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
  await expect.poll(() => covered(open.eyes.glimpse(document.querySelector('button')!) as Masks)).toEqual(hidden);
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

test('Esc goes back to pointing, and nothing has changed', async () => {
  await pick();
  await userEvent.click(words('Pro'));
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('Another element')).toBeVisible();
  expect(sent).toEqual([]);
  await pick();
  await expect.element(words('Pro')).toHaveAttribute('aria-pressed', 'false');
});

test('the element is kept without a picture, where its author wants none', async () => {
  await pick();
  await userEvent.click(page.getByRole('button', { name: 'No new picture' }));
  await expect.poll(() => sent).toMatchObject([{ target: { name: 'Save' }, frame: null, glimpse: null }]);
  expect(isOpen()).toBe(false);
});

test('the author’s word is about words: others in the same place stay hidden', async () => {
  await pick();
  await userEvent.click(words('Pro'));
  document.querySelectorAll('li')[1]!.textContent = 'Zoe';
  await userEvent.click(take());
  await expect.poll(() => readings.map(covered)).toEqual([hidden, hidden]);
});

test('once the page was measured again, nothing is said to be shown that will not be', async () => {
  await pick();
  await userEvent.click(words('Pro'));
  await expect.element(page.getByText(/1 will be shown/)).toBeVisible();
  document.querySelectorAll('li')[1]!.textContent = 'Zoe';
  dispatchEvent(new Event('resize'));
  await expect.element(words('Zoe')).toHaveAttribute('aria-pressed', 'false');
  expect(page.getByText(/will be shown/).elements()).toHaveLength(0);
});

test('what was scrolled away meanwhile is in sight again for its picture', async () => {
  document.body.style.paddingBottom = '3000px';
  await pick();
  await expect.element(take()).toBeVisible();
  scrollTo({ top: 2000, behavior: 'instant' });
  await userEvent.click(take());
  await expect.poll(() => sent.length).toBe(1);
  expect(sent[0]!.frame!.y).toBeGreaterThanOrEqual(0);
  document.body.style.paddingBottom = '';
});

test.each([
  ['gone', () => document.querySelector('button')!.remove()],
  ['on another page', () => history.pushState(null, '', '#elsewhere')],
])('of what is %s by then there is no picture', async (_, change) => {
  const { href } = location;
  await pick();
  await expect.element(take()).toBeVisible();
  change();
  await userEvent.click(take());
  await expect.poll(() => sent).toMatchObject([{ url: href, target: { name: 'Save' }, frame: null, glimpse: null }]);
  history.replaceState(null, '', href);
});

test('where there is nothing to say, the picture is taken at once', async () => {
  document.querySelector('ul')!.remove();
  await pick();
  await expect.poll(() => readings.length).toBe(2);
  expect(isOpen()).toBe(false);
});
