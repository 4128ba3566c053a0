import { beforeEach, expect, test } from 'vitest';
import { besideOf } from '#lib/overlay/float.ts';

const gap = 12;

beforeEach(() => document.body.replaceChildren());

test('a card goes below its element while there is room', async () => {
  expect(await placed({ top: 20, left: 40 })).toEqual({ x: 40, y: 20 + 30 + gap });
});

test('at the bottom of the window it goes above', async () => {
  const top = innerHeight - 40;
  expect(await placed({ top, left: 40 })).toEqual({ x: 40, y: top - gap - 100 });
});

test('beside a tall element it goes to the right, and to the left where that is full', async () => {
  const height = innerHeight - 20;
  expect(await placed({ top: 10, left: 20, height })).toEqual({ x: 20 + 60 + gap, y: 10 });
  const left = document.documentElement.clientWidth - 80;
  expect(await placed({ top: 10, left, height })).toEqual({ x: left - gap - 120, y: 10 });
});

test('at the right edge it ends where its element ends', async () => {
  const left = document.documentElement.clientWidth - 70;
  expect(await placed({ top: 20, left })).toEqual({ x: left + 60 - 120, y: 20 + 30 + gap });
});

test('where no way has room it is pushed into the window', async () => {
  const { x, y } = await placed({ top: 0, left: 0, width: innerWidth, height: innerHeight });
  expect(x).toBeGreaterThanOrEqual(8);
  expect(y).toBeGreaterThanOrEqual(8);
  expect(x + 120).toBeLessThanOrEqual(innerWidth - 8);
  expect(y + 100).toBeLessThanOrEqual(innerHeight - 8);
});

function placed(at: { top: number; left: number; width?: number; height?: number }) {
  const anchor = box({ width: 60, height: 30, ...at });
  return besideOf(box({ top: 0, left: 0, width: 120, height: 100 }), anchor.getBoundingClientRect(), gap);
}

function box(at: { top: number; left: number; width: number; height: number }): HTMLElement {
  const element = document.createElement('div');
  element.style.cssText = `position:fixed;top:${at.top}px;left:${at.left}px;width:${at.width}px;height:${at.height}px`;
  document.body.append(element);
  return element;
}
