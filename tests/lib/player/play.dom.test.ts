import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { play } from '#lib/player/play.ts';
import { Player } from '#lib/player/player.ts';
import type { PlayableStep } from '#lib/model/playable.ts';
import { aRun, aStep, byId, targetOf } from './a-guide.ts';

let ends: AbortController;
const quick = { slowMs: 30, lackMs: 80, missingMs: 120 };

function playing(steps: PlayableStep[]): Player {
  const player = new Player(aRun(steps), location.href);
  play(player, document, byId, ends.signal, quick);
  return player;
}
const on = (id: string) => page.elementLocator(document.getElementById(id)!);

beforeEach(() => {
  ends = new AbortController();
  document.body.innerHTML = '<button id="a">A</button><button id="b">B</button><input id="field">';
});
afterEach(() => ends.abort());

test('a step whose element is there is shown in the same moment, and doing it leads to the next', async () => {
  const player = playing([aStep(), aStep({ target: targetOf('b') })]);
  expect(player.phase.value).toBe('showing');
  await userEvent.click(on('a'));
  expect(player.index.value).toBe(1);
  await userEvent.click(on('b'));
  expect(player.phase.value).toBe('done');
});

test('a missing element is first waited for, then said to be missing, and taken when it comes after all', async () => {
  const player = playing([aStep({ target: targetOf('late') })]);
  expect(player.phase.value).toBe('waiting');
  expect(player.isSlow.value).toBe(false);
  await expect.poll(() => player.isSlow.value).toBe(true);
  await expect.poll(() => player.phase.value).toBe('missing');
  document.body.insertAdjacentHTML('beforeend', '<button id="late">Late</button>');
  await expect.poll(() => player.phase.value).toBe('showing');
});

test('an element that is removed is missing after the same patience', async () => {
  const player = playing([aStep()]);
  document.getElementById('a')!.remove();
  await expect.poll(() => player.phase.value).toBe('waiting');
  await expect.poll(() => player.phase.value).toBe('missing');
});

test('going straight from a field to the next button does both steps', async () => {
  const player = playing([
    aStep({ advanceOn: 'input', target: targetOf('field') }),
    aStep({ target: targetOf('a') }),
    aStep({ target: targetOf('b') }),
  ]);
  await userEvent.click(on('field'));
  await userEvent.keyboard('x');
  await userEvent.click(on('a'));
  expect(player.index.value).toBe(2);
});

test('typing and another entry than the one that was found, as good, do both steps', async () => {
  document.body.insertAdjacentHTML('beforeend', '<ul><li id="oslo">Oslo</li><li id="lyon">Lyon</li></ul>');
  // As lists of suggestions do, so that the field keeps the focus and says nothing.
  document.querySelector('ul')!.addEventListener('mousedown', (event) => event.preventDefault());
  const entries: typeof byId = (target, inPage, onChange, signal) =>
    byId(
      target,
      inPage,
      (found) => onChange(found && { ...found, isAlike: ({ localName }) => localName === 'li' }),
      signal,
    );
  const steps = [
    aStep({ advanceOn: 'input', target: targetOf('field') }),
    aStep({ target: targetOf('oslo') }),
    aStep({ target: targetOf('b') }),
  ];
  const player = new Player(aRun(steps), location.href);
  play(player, document, entries, ends.signal, quick);
  await userEvent.click(on('field'));
  await userEvent.keyboard('L');
  await userEvent.click(on('lyon'));
  expect(player.index.value).toBe(2);
});

test('typing and Enter in the same field do both steps', async () => {
  const player = playing([
    aStep({ advanceOn: 'input', target: targetOf('field') }),
    aStep({ advanceOn: 'press', target: targetOf('field') }),
    aStep({ target: targetOf('b') }),
  ]);
  await userEvent.click(on('field'));
  await userEvent.keyboard('x{Enter}');
  expect(player.index.value).toBe(2);
});

test('after the end nothing advances any more', async () => {
  const player = playing([aStep(), aStep()]);
  ends.abort();
  await userEvent.click(on('a'));
  expect(player.index.value).toBe(0);
});

test('keys without an element are waited for on the whole page, and need no Next', async () => {
  const player = playing([aStep({ target: null, advanceOn: 'press', keys: 'Escape' }), aStep()]);
  expect(player.phase.value).toBe('showing');
  expect(player.needsNext.value).toBe(false);
  document.getElementById('field')!.focus();
  await userEvent.keyboard('{Escape}');
  expect(player.index.value).toBe(1);
});

test('a press that makes the page draw its element anew, found again before the click is, leads to the next', async () => {
  const player = playing([aStep(), aStep({ target: targetOf('b') })]);
  document.body.addEventListener(
    'pointerdown',
    () => (document.getElementById('a')!.outerHTML = '<button id="a" style="margin-left: 300px">A</button>'),
    { signal: ends.signal },
  );
  await userEvent.click(on('a'), { delay: 60 });
  await expect.poll(() => player.index.value).toBe(1);
});

test('a press that makes the page hide its element leads to the next', async () => {
  const player = playing([aStep(), aStep({ target: targetOf('b') })]);
  const hide = () => (document.getElementById('a')!.style.display = 'none');
  document.body.addEventListener('pointerdown', hide, { signal: ends.signal });
  await userEvent.click(on('a'), { delay: 60 });
  await expect.poll(() => player.index.value).toBe(1);
});

test('a press that ends beside its element leads nowhere', async () => {
  const player = playing([aStep(), aStep({ target: targetOf('b') })]);
  await userEvent.dragAndDrop(on('a'), on('b'));
  document.getElementById('a')!.remove();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(player.index.value).toBe(0);
});
