import { signal as value } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import frameCss from '#components/overlay/frame.css?inline';
import recorderCss from '#components/overlay/recorder.css?inline';
import { ask } from '#lib/messages/ask.ts';
import { overlayTag } from '#lib/overlay/earlier.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { browser } from '#lib/platform/browser.ts';
import { eyes } from '#tests/fixtures/a-recorded-page.ts';
import { hiddenParts } from '#lib/recorder/hidden.ts';
import { parentOf } from '#lib/target/dom.ts';
import { pickTip } from '../../../entrypoints/recorder/pick-tip.tsx';

const sent = vi.fn(async (_message: unknown): Promise<unknown> => ({ ok: true, value: { guideId: 'g' } }));
const heard = vi.fn();
const draft = value('');
let life: AbortController;

beforeEach(() => {
  life = new AbortController();
  draft.value = '';
  sent.mockClear();
  heard.mockClear();
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(sent as never);
  document.body.innerHTML = '<p style="height:80px"></p><button id="a">Price</button><button id="b">Discount</button>';
  for (const type of ['keydown', 'keyup', 'input']) document.addEventListener(type, heard, { signal: life.signal });
  pickAgain();
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
});

function pickAgain(): void {
  const open = (until: AbortSignal) =>
    openOverlay(sheetOf(`${frameCss}\n${recorderCss}`), AbortSignal.any([until, life.signal]));
  const isOurs = (target: EventTarget | undefined) => target instanceof Element && target.localName === overlayTag;
  pickTip({ open, ask, eyes, isOurs, hidden: hiddenParts(document, parentOf), signal: life.signal }, draft);
}
const at = (selector: string) => page.elementLocator(document.querySelector(selector)!);
const field = () => page.getByRole('textbox');
const hint = () => page.getByRole('region', { name: 'Pick an element' });
const isOpen = () => document.querySelector(overlayTag) !== null;

test('Esc keeps what was written: it waits while another element is picked, and is saved there', async () => {
  await userEvent.click(at('#a'));
  await userEvent.fill(field(), 'Ask before you go below ten.');
  await userEvent.keyboard('{Escape}');
  expect(field().elements()).toHaveLength(0);
  expect(hint().element().textContent).toContain('What you wrote is kept.');
  await userEvent.click(at('#b'));
  expect(field().element()).toHaveProperty('value', 'Ask before you go below ten.');
  await userEvent.click(page.getByRole('button', { name: 'Save tip' }));
  expect(sent).toHaveBeenCalledExactlyOnceWith({
    name: 'tip:save',
    request: expect.objectContaining({ name: 'Discount', text: 'Ask before you go below ten.' }),
  });
  await expect.poll(isOpen).toBe(false);
  expect(draft.value).toBe('');
});

test('Esc again leaves, the words are there at the next tip of this page, and the page heard no key of it', async () => {
  await userEvent.click(at('#a'));
  await userEvent.keyboard('Ask.{Escape}{Escape}');
  expect(isOpen()).toBe(false);
  expect(heard).not.toHaveBeenCalled();
  expect(sent).not.toHaveBeenCalled();
  pickAgain();
  await userEvent.click(at('#a'));
  expect(field().element()).toHaveProperty('value', 'Ask.');
});

test('with nothing written Esc leaves at once, and Cancel leaves and forgets', async () => {
  await userEvent.click(at('#a'));
  await userEvent.keyboard('{Escape}');
  expect(isOpen()).toBe(false);
  pickAgain();
  await userEvent.click(at('#a'));
  await userEvent.keyboard('Ask.');
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }));
  expect(isOpen()).toBe(false);
  expect(draft.value).toBe('');
});
