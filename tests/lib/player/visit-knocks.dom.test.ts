import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Finding } from '#lib/model/errand.ts';
import { newId } from '#lib/model/new-id.ts';
import type { Barred, Found } from '#lib/player/player.ts';
import { visit } from '#lib/player/visit.ts';
import { targetOf } from './a-guide.ts';

let ends: AbortController;
let frame: HTMLIFrameElement;
const finding: Finding = { id: 1, found: { element: 1, outcome: 'found', box: [0, 0, 60, 30] } };

beforeEach(() => {
  ends = new AbortController();
  frame = document.createElement('iframe');
});
afterEach(() => {
  ends.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A visit to a frame whose script is played by the test: what it is told, how often it is looked for. */
function aVisit(isEnabled = false) {
  const seen: (Found | Barred | null)[] = [];
  const post = { enter: vi.fn(), send: vi.fn(async () => true), isEnabled: async () => isEnabled };
  const quiet = visit(frame, post, ends.signal);
  const until = new AbortController();
  quiet.await(targetOf('pay'), (one) => void seen.push(one), until.signal);
  return { quiet, seen, until, ...post };
}

test('a script that nobody needs any more is given nothing to do, and none is looked for', async () => {
  vi.useFakeTimers();
  const { until, enter } = aVisit();
  until.abort();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(enter).toHaveBeenCalledOnce();
});

test('as soon as the page in the frame goes, nothing is shown there and a script is looked for', () => {
  const { quiet, seen, enter } = aVisit();
  quiet.met(4, newId());
  quiet.see([finding]);
  quiet.lose();
  quiet.see([finding]);
  expect(seen.map((one) => one?.outcome)).toEqual(['found', undefined]);
  expect(enter).toHaveBeenCalledTimes(2);
  frame.dispatchEvent(new Event('load'));
  expect(enter).toHaveBeenCalledTimes(3);
});

test('a script that is met again is told all where it was lost, and is not disturbed where it was not', async () => {
  const { quiet, seen, send } = aVisit();
  const word = newId();
  quiet.met(4, word);
  quiet.see([finding]);
  await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
  quiet.met(4, word);
  expect(seen.map((one) => one?.outcome)).toEqual(['found']);
  quiet.lose();
  quiet.met(4, word);
  await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
});

test('a script is looked for ever more seldom, in a page that is looked at only, and at once when that changes', async () => {
  vi.useFakeTimers();
  const { quiet, enter } = aVisit();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(enter.mock.calls.length).toBeLessThan(10);
  const isHidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  document.dispatchEvent(new Event('visibilitychange'));
  enter.mockClear();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(enter).not.toHaveBeenCalled();
  isHidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(enter).toHaveBeenCalledOnce();
  quiet.knock();
  expect(enter).toHaveBeenCalledTimes(2);
});

test.each([
  ['https://pay.example.com/card', {}, false, 'https://pay.example.com'],
  ['https://pay.example.com/card', {}, true, null],
  ['https://pay.example.com/card', { sandbox: 'allow-scripts' }, false, null],
  ['https://pay.example.com/card', { sandbox: 'allow-same-origin' }, false, 'https://pay.example.com'],
  [`${location.origin}/card`, {}, false, null],
])('of a frame with %s, %j, enabled %s, the site to enable is %s', async (src, attributes, isEnabled, site) => {
  vi.useFakeTimers();
  for (const [name, value] of Object.entries({ src, ...attributes })) frame.setAttribute(name, value);
  const { seen } = aVisit(isEnabled);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(seen).toEqual([{ outcome: 'barred', site }]);
});
