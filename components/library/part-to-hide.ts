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

/** From one corner to the other, whichever way it is drawn. */
export function partBetween(one: Point, other: Point, picture: Size): Rect {
  const [left, right] = [one.x, other.x].map((x) => between(0, x, picture.width)).toSorted((a, b) => a - b);
  const [top, bottom] = [one.y, other.y].map((y) => between(0, y, picture.height)).toSorted((a, b) => a - b);
  return { x: left!, y: top!, width: right! - left!, height: bottom! - top! };
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
