import type { Rect } from '#lib/model/recording.ts';

interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

const keyStep = 8;

const ways: Partial<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-keyStep, 0],
  ArrowRight: [keyStep, 0],
  ArrowUp: [0, -keyStep],
  ArrowDown: [0, keyStep],
};

/** Where to begin: a small part in the middle. */
export function firstPart({ width, height }: Size): Rect {
  return { x: width * 0.375, y: height * 0.45, width: width * 0.25, height: height * 0.1 };
}

/** From one corner to the other, whichever way it is drawn; never so small that it would hide nothing. */
export function partBetween(one: Point, other: Point, picture: Size): Rect {
  const [x, width] = spanBetween(one.x, other.x, picture.width);
  const [y, height] = spanBetween(one.y, other.y, picture.height);
  return { x, y, width, height };
}

function spanBetween(one: number, other: number, most: number): [start: number, length: number] {
  const [from, to] = [Math.min(one, other), Math.max(one, other)].map((at) => between(0, at, most)) as [number, number];
  const length = Math.min(most, Math.max(keyStep, to - from));
  return [Math.min(from, most - length), length];
}

/** What an arrow key makes of it: moved, or sized at its right lower corner. Null for any other key. */
export function partAfterKey(part: Rect, key: string, isSizing: boolean, picture: Size): Rect | null {
  const way = ways[key];
  if (!way) return null;
  const { x, y, width, height } = part;
  return isSizing
    ? {
        x,
        y,
        width: between(keyStep, width + way[0], picture.width - x),
        height: between(keyStep, height + way[1], picture.height - y),
      }
    : {
        x: between(0, x + way[0], picture.width - width),
        y: between(0, y + way[1], picture.height - height),
        width,
        height,
      };
}

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));
