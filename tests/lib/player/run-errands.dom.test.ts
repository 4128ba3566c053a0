import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Errand, Finding } from '#lib/model/errand.ts';
import { newId } from '#lib/model/new-id.ts';
import { runErrands } from '#lib/player/run-errands.ts';
import { aFrame, inside } from '#tests/fixtures/a-frame.ts';
import { byId, targetOf } from './a-guide.ts';

let ends: AbortController;
let run: (errand: Errand) => void;
const see = vi.fn(async (_sights: Finding[]): Promise<unknown> => undefined);
const say = vi.fn((_word: string) => undefined);
const [typed, done] = [newId(), newId()];
const on = (id: string) => page.elementLocator(document.getElementById(id)!);
const last = () => see.mock.lastCall?.[0] ?? [];
const errand = (id: string, heard: Errand['heard'] = [], shown: number | null = null): Errand => ({
  awaited: [{ id: 1, target: targetOf(id) }],
  heard,
  shown,
});
const hearing = {
  element: 1,
  advanceOn: 'click',
  isEnterNext: false,
  words: [typed, done],
} satisfies Errand['heard'][number];

beforeEach(() => {
  ends = new AbortController();
  see.mockClear();
  say.mockClear();
  document.body.innerHTML = '<button id="a">A</button><p style="height:3000px"></p><input id="b">';
  scrollTo(0, 0);
  run = runErrands(document, byId, { see, say }, ends.signal);
});
afterEach(() => ends.abort());

test('what is asked for is told at once, and again when it moves, goes or comes', async () => {
  run(errand('a'));
  const { x, y, width, height } = document.getElementById('a')!.getBoundingClientRect();
  expect(last()).toEqual([{ id: 1, found: { element: 1, outcome: 'found', box: [x, y, width, height] } }]);
  scrollTo(0, 30);
  await expect.poll(() => last()[0]?.found?.box[1]).toBeCloseTo(y - 30);
  const count = see.mock.calls.length;
  await new Promise((done) => setTimeout(done, 100));
  expect(see.mock.calls.length).toBe(count);
  document.getElementById('a')!.remove();
  await expect.poll(last).toEqual([{ id: 1, found: null }]);
});

test('what lies in a frame inside of this one is where a person sees it', async () => {
  const inner = await aFrame('<button id="c">C</button>', { style: 'border: 9px solid; margin: 50px' });
  run = runErrands(
    document,
    (_, __, tell) => tell({ element: inside(inner, '#c'), outcome: 'found' }),
    { see, say },
    ends.signal,
  );
  run(errand('c'));
  const [left] = last()[0]!.found!.box;
  const { left: around } = inner.getBoundingClientRect();
  expect(left).toBe(around + 9 + inside(inner, '#c').getBoundingClientRect().left);
});

test('with each errand it is told anew, for who lost us may have sent it', async () => {
  run(errand('a'));
  await expect.poll(() => see.mock.calls.length).toBe(1);
  run(errand('a'));
  await expect.poll(() => see.mock.calls.length).toBe(2);
  expect(see.mock.calls[1]).toEqual(see.mock.calls[0]);
});

test('the next word waits until the last was taken, and is the latest then', async () => {
  let take = (): void => undefined;
  see.mockImplementationOnce(() => new Promise<void>((done) => (take = done)));
  run(errand('a'));
  scrollTo(0, 30);
  scrollTo(0, 60);
  await new Promise((done) => setTimeout(done, 100));
  expect(see).toHaveBeenCalledOnce();
  take();
  await expect.poll(() => see.mock.calls.length).toBe(2);
  expect(last()[0]!.found!.box[1]).toBeCloseTo(document.getElementById('a')!.getBoundingClientRect().y);
});

test('what could not be told is told again', async () => {
  see.mockRejectedValueOnce(new Error('The background sleeps.'));
  run(errand('a'));
  await expect.poll(() => see.mock.calls.length, { timeout: 3_000 }).toBe(2);
  expect(see.mock.calls[1]).toEqual(see.mock.calls[0]);
});

test('what a person does is told each time, until nobody wants to hear it', async () => {
  run(errand('a'));
  run(errand('a', [hearing]));
  await userEvent.click(on('a'));
  await userEvent.click(on('a'));
  expect(say.mock.calls).toEqual([[done], [done]]);
  document.getElementById('a')!.click();
  expect(say).toHaveBeenCalledTimes(2);
  run(errand('a'));
  await userEvent.click(on('a'));
  expect(say).toHaveBeenCalledTimes(2);
});

test('who is heard stays so while the target becomes another one’s, and typing is told apart from being done', async () => {
  run(errand('b'));
  run(errand('b', [{ ...hearing, advanceOn: 'input' }]));
  run({ ...errand('b', [{ ...hearing, advanceOn: 'input' }]), awaited: [{ id: 2, target: targetOf('b') }] });
  await expect.poll(last).toMatchObject([{ id: 2, found: { element: 1 } }]);
  await userEvent.type(on('b'), 'xyz');
  expect(say.mock.calls).toEqual([[typed]]);
  await userEvent.tab();
  expect(say).toHaveBeenLastCalledWith(done);
});

test('an element is scrolled to where that is asked', async () => {
  run(errand('b'));
  run(errand('b', [], 1));
  await expect.poll(() => document.getElementById('b')!.getBoundingClientRect().top).toBeLessThan(innerHeight);
});

test('once it ends nothing is told or heard', async () => {
  run(errand('a'));
  run(errand('a', [hearing]));
  ends.abort();
  const count = see.mock.calls.length;
  scrollTo(0, 40);
  await userEvent.click(on('a'));
  expect(see.mock.calls.length).toBe(count);
  expect(say).not.toHaveBeenCalled();
});
