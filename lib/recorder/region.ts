import type { Target } from '#lib/model/target.ts';

/**
 * Where in a canvas a press was, as shares of its width and height, because it is drawn anew at each size. Undefined in
 * anything else: there the element says it.
 */
export function regionOf(element: Element, x: number, y: number): Target['region'] {
  if (element.localName !== 'canvas') return undefined;
  const { left, top, width, height } = element.getBoundingClientRect();
  const share = (at: number, of: number): number => Number(Math.min(1, Math.max(0, at / of)).toFixed(3)) || 0;
  return [share(x - left, width), share(y - top, height)];
}
