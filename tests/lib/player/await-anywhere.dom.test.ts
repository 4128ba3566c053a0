import { afterEach, beforeEach, expect, test } from 'vitest';
import { awaitAnywhere } from '#lib/player/await-anywhere.ts';
import type { Barred, Found } from '#lib/player/player.ts';
import { byId, targetOf } from './a-guide.ts';

type Seen = Found | Barred | null;
const barred: Barred = { outcome: 'barred', site: 'https://pay.example.com' };
let ends: AbortController;
let foreign: Element[];
let tell: Map<Element, (seen: Seen) => void>;
let seen: Seen[];

const at = (element: Element, outcome: Found['outcome'] = 'found'): Found => ({ element, outcome });
const [one, other] = [document.createElement('iframe'), document.createElement('iframe')];

beforeEach(() => {
  ends = new AbortController();
  tell = new Map();
  seen = [];
  document.body.innerHTML = '<button id="a">A</button>';
});
afterEach(() => ends.abort());

function awaiting(...frames: Element[]): void {
  foreign = frames;
  const visitOf = (frame: Element) => ({
    await: (_: unknown, onChange: (seen: Seen) => void) => void tell.set(frame, onChange),
  });
  const foreignFrames = () => foreign.map((frame) => ({ frame, target: targetOf('a') }));
  const anywhere = awaitAnywhere({ awaitHere: byId, foreignFrames, visitOf });
  anywhere(targetOf('a'), document, (now) => seen.push(now), ends.signal);
}

test('of two frames that are as likely, the one that has it is right, and where both have it nobody is sure', () => {
  awaiting(one, other);
  tell.get(one)!(null);
  tell.get(other)!(at(other));
  expect(seen.at(-1)).toEqual(at(other));
  tell.get(one)!(at(one));
  expect(seen.at(-1)).toEqual(at(one, 'unsure'));
  tell.get(other)!(at(other, 'unsure'));
  expect(seen.at(-1)).toEqual(at(one));
});

test('one that nobody may look into counts only where the other has nothing', () => {
  awaiting(one, other);
  tell.get(one)!(barred);
  expect(seen.at(-1)).toBe(barred);
  tell.get(other)!(at(other, 'unsure'));
  expect(seen.at(-1)).toEqual(at(other, 'unsure'));
});

test('what is on the page counts only while there is no such frame', async () => {
  awaiting(one);
  expect(seen).toEqual([]);
  foreign = [];
  await expect.poll(() => seen).toEqual([null, at(document.getElementById('a')!)]);
  foreign = [one];
  await expect.poll(() => seen.at(-1)).toBeNull();
});
