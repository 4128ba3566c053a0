import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { hiddenParts } from '#lib/recorder/hidden.ts';
import { parentOf } from '#lib/target/dom.ts';
import { ask } from '#lib/messages/ask.ts';
import { eyes } from '#tests/fixtures/a-recorded-page.ts';
import { clickOn } from '#tests/fixtures/a-frame.ts';
import { meetFrames, type Stranger } from '../../../entrypoints/recorder/strangers.ts';

let life: AbortController;
let told: (Stranger | null)[];

beforeEach(() => {
  life = new AbortController();
  told = [];
});
afterEach(() => {
  life.abort();
  document.body.replaceChildren();
  document.body.className = '';
});

function met(isRecorded: boolean, hiddenHere: string[] = []) {
  const hidden = hiddenParts(document, parentOf);
  hidden.obey(hiddenHere);
  const open = (until: AbortSignal) => openOverlay(new CSSStyleSheet(), until);
  const stage = { open, ask, eyes, isOurs: () => false, hidden, signal: life.signal };
  return meetFrames(
    stage,
    async () => isRecorded,
    (stranger) => told.push(stranger),
  );
}

/** A frame that may not be looked into, in which a script says this word. */
function aStranger(word: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = 'Payment';
  frame.className = 'pay';
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = `data:text/html,<button>Pay</button><script>parent.postMessage({ handrailGreeting: '${word}' }, '*')</script>`;
  document.body.append(frame);
  return frame;
}

const loaded = (frame: HTMLIFrameElement) =>
  new Promise((done) => frame.addEventListener('load', done, { once: true }));

test('a frame that says its word is told what the page calls it, and no stranger any more', async () => {
  const { meet, sites } = met(true);
  const frame = aStranger('w');
  expect(await meet('w', 4)).toEqual(['iframe title=payment .pay']);
  await clickOn(frame);
  await new Promise((done) => setTimeout(done, 100));
  expect(told).toEqual([]);
  expect(sites()).toEqual([]);
});

test('who goes into another one is told so', async () => {
  met(true);
  const frame = aStranger('w');
  await loaded(frame);
  await clickOn(frame);
  await expect.poll(() => told).toEqual([{ site: null }]);
});

test('once it lies in a part that has become private, it is no longer open', async () => {
  const { meet, isOpen } = met(true, ['.private *']);
  aStranger('w');
  await meet('w', 4);
  expect([isOpen(4), isOpen(5)]).toEqual([true, false]);
  document.body.className = 'private';
  await Promise.resolve();
  expect(isOpen(4)).toBe(false);
  document.body.className = '';
  await Promise.resolve();
  expect(isOpen(4)).toBe(true);
});

test('what was done in it counts although it made the frame show another page, or go', async () => {
  const { meet, isOpen, leave } = met(true, ['.private *']);
  const frame = aStranger('w');
  await meet('w', 4);
  leave(4);
  expect(isOpen(4)).toBe(true);
  await clickOn(frame);
  await expect.poll(() => told).toEqual([{ site: null }]);
  frame.remove();
  expect(isOpen(4)).toBe(true);
});

test('nothing counts that was done in a private part, although the frame is gone', async () => {
  const { meet, isOpen } = met(true, ['.private *']);
  const frame = aStranger('w');
  await meet('w', 4);
  document.body.className = 'private';
  await Promise.resolve();
  expect(isOpen(4)).toBe(false);
  frame.remove();
  expect(isOpen(4)).toBe(false);
});

test.each([
  ['of a page that is not recorded', false, []],
  ['in a part that is private', true, ['.pay']],
])('a frame %s learns nothing', async (_, isRecorded, hidden) => {
  const { meet } = met(isRecorded, hidden);
  aStranger('w');
  expect(await meet('w', 4)).toBeNull();
});

test('nor does a word that no frame said', async () => {
  const { meet } = met(true);
  aStranger('w');
  expect(await meet('other', 4)).toBeNull();
});
