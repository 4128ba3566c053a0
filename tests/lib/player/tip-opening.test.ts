import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TipOpening } from '#lib/player/tip-opening.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a pointer that only passes opens nothing, one that rests does', () => {
  const tip = new TipOpening();
  tip.enter();
  vi.advanceTimersByTime(100);
  tip.leave();
  vi.advanceTimersByTime(1000);
  expect(tip.isOpen.value).toBe(false);
  tip.enter();
  vi.advanceTimersByTime(400);
  expect(tip.isOpen.value).toBe(true);
});

test('there is time to get from the beacon over to the tip', () => {
  const tip = new TipOpening();
  tip.press();
  vi.advanceTimersByTime(1);
  tip.leave();
  vi.advanceTimersByTime(100);
  tip.enter();
  vi.advanceTimersByTime(1000);
  expect(tip.isOpen.value).toBe(true);
});

test('the keyboard holds it open until it goes on, or Esc', () => {
  const tip = new TipOpening();
  tip.focus();
  vi.advanceTimersByTime(1);
  tip.leave();
  vi.advanceTimersByTime(1000);
  expect(tip.isOpen.value).toBe(true);
  tip.blur();
  vi.advanceTimersByTime(1000);
  expect(tip.isOpen.value).toBe(false);
  tip.focus();
  vi.advanceTimersByTime(1);
  tip.close();
  expect(tip.isOpen.value).toBe(false);
});
