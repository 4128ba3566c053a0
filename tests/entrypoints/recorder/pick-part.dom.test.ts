import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import frameCss from '#components/overlay/frame.css?inline';
import recorderCss from '#components/overlay/recorder.css?inline';
import { ask } from '#lib/messages/ask.ts';
import { overlayTag } from '#lib/overlay/earlier.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { browser } from '#lib/platform/browser.ts';
import { hiddenParts } from '#lib/recorder/hidden.ts';
import { parentOf } from '#lib/target/dom.ts';
import { eyes } from '#tests/fixtures/a-recorded-page.ts';
import { pickPart } from '../../../entrypoints/recorder/pick-part.ts';

const done = { ok: true, value: null };
const sent = vi.fn(async (_message: unknown): Promise<unknown> => done);
const pressed = vi.fn();
let life: AbortController;

beforeEach(() => {
  life = new AbortController();
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(sent as never);
  document.body.innerHTML = `<p style="height:80px"></p>
    <button class="person">Open <b class="name">Ada</b></button> <button class="person">Open <b class="name">Bea</b></button>`;
  document.addEventListener('click', pressed, { signal: life.signal });
  const open = (until: AbortSignal) =>
    openOverlay(sheetOf(`${frameCss}\n${recorderCss}`), AbortSignal.any([until, life.signal]));
  const isOurs = (target: EventTarget | undefined) => target instanceof Element && target.localName === overlayTag;
  pickPart({ open, ask, eyes, isOurs, hidden: hiddenParts(document, parentOf), signal: life.signal });
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  sent.mockClear();
});

const name = () => page.elementLocator(document.querySelector('.name')!);
const hint = () => page.getByRole('region', { name: 'Pick an element' }).element().textContent;
const marked = { name: 'part:mark', request: { selector: 'button.person > b.name' } };

test('the very element under the pointer is told, with how many there are of it, before a click hides it', async () => {
  await userEvent.hover(name());
  await expect.poll(hint).toContain('Click to hide button.person > b.name (2 here)');
  expect(sent).not.toHaveBeenCalled();
  await userEvent.click(name());
  expect(sent).toHaveBeenCalledExactlyOnceWith(marked);
  expect(document.querySelector(overlayTag)).toBeNull();
  expect(pressed).not.toHaveBeenCalled();
});

test('where it could not be kept it is said why, and it may be pointed at again', async () => {
  sent.mockResolvedValueOnce({ ok: false, problem: 'not-allowed', message: 'Only stewards decide that.' });
  await userEvent.click(name());
  await expect.poll(hint).toContain('Only stewards decide that.');
  await userEvent.click(name());
  expect(sent.mock.calls).toEqual([[marked], [marked]]);
});
