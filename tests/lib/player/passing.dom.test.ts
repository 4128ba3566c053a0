import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { play } from '#lib/player/play.ts';
import { Player } from '#lib/player/player.ts';
import type { PlayableStep } from '#lib/model/playable.ts';
import { aRun, aStep, byId, targetOf } from './a-guide.ts';

let ends: AbortController;
const quick = { slowMs: 60, lackMs: 150, missingMs: 300 };

function playing(steps: PlayableStep[], index = 0): Player {
  const player = new Player(aRun(steps, { index }), location.href);
  play(player, document, byId, ends.signal, quick);
  return player;
}
const on = (id: string) => page.elementLocator(document.getElementById(id)!);
const add = (id: string) => document.body.insertAdjacentHTML('beforeend', `<button id="${id}">${id}</button>`);
const act = (id: string) => aStep({ target: targetOf(id) });
const optional = (id: string) => aStep({ target: targetOf(id), kind: 'optional' });
const looks = { action: 'read', advanceOn: 'next' } as const;
const branch = (id: string, goTo: number) => aStep({ ...looks, target: targetOf(id), kind: 'branch', goTo });
const check = (id: string) => aStep({ ...looks, target: targetOf(id), kind: 'check' });

beforeEach(() => {
  ends = new AbortController();
  document.body.innerHTML = '<button id="a">A</button><button id="b">B</button>';
});
afterEach(() => ends.abort());

test('an optional step is left out where the next one can be done already, and shown where its element is', async () => {
  const player = playing([optional('cookies'), act('a'), optional('b'), act('c')]);
  await expect.poll(() => player.index.value).toBe(1);
  expect(player.passed.value).toEqual([{ index: 0, kind: 'optional', isSeen: false }]);
  expect(player.hasBack.value).toBe(false);
  await userEvent.click(on('a'));
  expect(player.index.value).toBe(2);
  await new Promise((done) => setTimeout(done, quick.missingMs));
  expect(player.phase.value).toBe('showing');
  await userEvent.click(on('b'));
  expect(player.index.value).toBe(3);
  expect(player.passed.value).toEqual([]);
});

test('an optional step whose element is late is still given its time while nothing else can be done', async () => {
  const player = playing([optional('cookies'), act('later')]);
  await new Promise((done) => setTimeout(done, quick.slowMs + 20));
  add('cookies');
  await expect.poll(() => player.phase.value).toBe('showing');
  expect(player.index.value).toBe(0);
});

test('whoever goes back to a step that was left out is not sent on again', async () => {
  const player = playing([act('b'), optional('cookies'), act('a')], 1);
  await expect.poll(() => player.index.value).toBe(2);
  player.goBackTo(1);
  await expect.poll(() => player.phase.value).toBe('missing');
  expect(player.index.value).toBe(1);
  player.next();
  player.back();
  player.back();
  expect(player.index.value).toBe(0);
});

test('Back from a step that was come to past others leads to what was done before them', async () => {
  const player = playing([act('b'), optional('x'), branch('a', 3), act('a')], 1);
  await expect.poll(() => player.index.value).toBe(3);
  expect(player.passed.value.map(({ index }) => index)).toEqual([1, 2]);
  player.back();
  expect(player.index.value).toBe(0);
});

test('a branch leads to its step where its element is seen, and to the next one where it is not', async () => {
  add('hint');
  const player = playing([branch('hint', 2), act('a'), act('b')]);
  expect(player.index.value).toBe(2);
  expect(player.phase.value).toBe('showing');
  ends.abort();
  ends = new AbortController();
  document.getElementById('hint')!.remove();
  const other = playing([branch('hint', 2), act('a'), act('b')]);
  await expect.poll(() => other.index.value).toBe(1);
});

test('branches that lead to each other lead once around, and then their reader decides', () => {
  const player = playing([branch('a', 1), branch('b', 0), act('b')]);
  expect(player.index.value).toBe(0);
  expect(player.phase.value).toBe('showing');
});

test('a check is reached when its element is seen, and says so honestly when it is not', async () => {
  const player = playing([check('saved'), check('a')]);
  await expect.poll(() => player.phase.value).toBe('missing');
  add('saved');
  await expect.poll(() => player.phase.value).toBe('done');
  expect(player.unreached()).toEqual([]);
  ends.abort();
  ends = new AbortController();
  const other = playing([check('lost'), act('a')]);
  await expect.poll(() => other.phase.value).toBe('missing');
  other.next();
  await userEvent.click(on('a'));
  expect(other.phase.value).toBe('done');
  expect(other.unreached()).toEqual([0]);
});

test('a step that waits for the next goes on when its element appears, but not because it was there all along', async () => {
  const player = playing([aStep({ ...looks, target: null, untilNext: true }), act('c')]);
  expect(player.needsNext.value).toBe(true);
  add('c');
  await expect.poll(() => player.index.value).toBe(1);
  const other = playing([aStep({ ...looks, target: null, untilNext: true }), act('a')]);
  await new Promise((done) => setTimeout(done, 50));
  expect(other.index.value).toBe(0);
});
