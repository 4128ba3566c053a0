import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { hiddenParts } from '#lib/recorder/hidden.ts';
import { parentOf } from '#lib/target/dom.ts';
import { ask } from '#lib/messages/ask.ts';
import { eyes } from '#tests/fixtures/a-recorded-page.ts';
import { clickOn } from '#tests/fixtures/a-frame.ts';
import { meetFrames } from '../../../entrypoints/recorder/strangers.ts';

let life: AbortController;
let told: boolean[];

beforeEach(() => {
  life = new AbortController();
  told = [];
});
afterEach(() => {
  life.abort();
  document.body.replaceChildren();
});

function met(isRecorded: boolean, hiddenHere: string[] = []) {
  const hidden = hiddenParts(document, parentOf);
  hidden.obey(hiddenHere);
  const open = (until: AbortSignal) => openOverlay(new CSSStyleSheet(), until);
  const stage = { open, ask, eyes, isOurs: () => false, hidden, signal: life.signal };
  return meetFrames(stage, Promise.resolve(isRecorded), (isIn) => told.push(isIn));
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

test('a frame that says its word is told what the page calls it, and no stranger any more', async () => {
  const { meet, sites } = met(true);
  const frame = aStranger('w');
  expect(await meet('w')).toEqual(['iframe title=payment .pay']);
  await clickOn(frame);
  await new Promise((done) => setTimeout(done, 100));
  expect(told).not.toContain(true);
  expect(sites()).toEqual([]);
});

test('who goes into another one is told so', async () => {
  met(true);
  await clickOn(aStranger('w'));
  await expect.poll(() => told).toEqual([true]);
});

test.each([
  ['of a page that is not recorded', false, []],
  ['in a part that is private', true, ['.pay']],
])('a frame %s learns nothing', async (_, isRecorded, hidden) => {
  const { meet } = met(isRecorded, hidden);
  aStranger('w');
  expect(await meet('w')).toBeNull();
});

test('nor does a word that no frame said', async () => {
  const { meet } = met(true);
  aStranger('w');
  expect(await meet('other')).toBeNull();
});
