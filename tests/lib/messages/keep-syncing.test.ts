import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepSyncing } from '#lib/messages/keep-syncing.ts';
import { browser } from '#lib/platform/browser.ts';

const asked = vi.fn(async () => ({ ok: true, value: null }));
const page = new EventTarget() as EventTarget & { visibilityState: string };

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockClear();
  page.visibilityState = 'visible';
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(asked as never);
});
afterEach(() => vi.useRealTimers());

function start(): AbortController {
  const open = new AbortController();
  keepSyncing(page as unknown as Document, () => undefined, open.signal);
  return open;
}

test('a page of ours asks for a round at once and goes on asking', () => {
  const open = start();
  expect(asked).toHaveBeenCalledExactlyOnceWith({ name: 'sync:now', request: {} });
  vi.advanceTimersByTime(9_000);
  expect(asked).toHaveBeenCalledTimes(3);
  open.abort();
});

test('a page that nobody looks at asks nothing, and asks again when somebody returns', () => {
  page.visibilityState = 'hidden';
  const open = start();
  vi.advanceTimersByTime(60_000);
  expect(asked).not.toHaveBeenCalled();
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  expect(asked).toHaveBeenCalledOnce();
  open.abort();
});

test('a page that was closed asks no more', () => {
  start().abort();
  vi.advanceTimersByTime(60_000);
  page.dispatchEvent(new Event('visibilitychange'));
  expect(asked).toHaveBeenCalledOnce();
});
