import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { dwell } from '../../../entrypoints/inside/dwell.ts';

const onEnd = vi.fn();
const sent = vi.fn<(message: object) => Promise<unknown>>();
const met = { ok: true, value: true };
const fails = (problem: string) => ({ ok: false, problem, message: 'Not now.' });
const settled = () => new Promise((done) => setTimeout(done));
let meet: () => void;

beforeEach(() => {
  onEnd.mockReset();
  sent.mockReset().mockResolvedValue(met);
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(sent as never);
  meet = dwell(document, onEnd);
});
afterEach(async () => {
  sent.mockResolvedValue({ ok: true, value: false });
  meet();
  await settled();
  vi.restoreAllMocks();
});

test('it meets the player as often as it is loaded, always as the same one', async () => {
  meet();
  meet();
  await settled();
  const [first, second] = sent.mock.calls.map(([message]) => message);
  expect(first).toMatchObject({ name: 'frame:meet' });
  expect(second).toEqual(first);
  expect(onEnd).not.toHaveBeenCalled();
});

test('a background that is not there for a moment does not end it; one that does not allow it, or need it, does', async () => {
  sent.mockRejectedValueOnce(new Error('The worker stopped.')).mockResolvedValueOnce(fails('unexpected'));
  meet();
  meet();
  await settled();
  expect(onEnd).not.toHaveBeenCalled();
  sent.mockResolvedValueOnce(fails('not-allowed'));
  meet();
  await settled();
  expect(onEnd).toHaveBeenCalledOnce();
  sent.mockResolvedValue({ ok: true, value: false });
  dwell(document, onEnd)();
  await settled();
  expect(onEnd).toHaveBeenCalledTimes(2);
});

test('it says when its page goes', () => {
  window.dispatchEvent(new Event('pagehide'));
  expect(sent).toHaveBeenCalledExactlyOnceWith({ name: 'frame:leave', request: {} });
});
