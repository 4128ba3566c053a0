/**
 * How a layer lies to its anchor: exactly over it, at its upper right corner, or near it where there is room: `below`
 * first, or `beside` first, which keeps the fields under a field free.
 */
export type Where = 'over' | 'corner' | 'below' | 'beside';

/** Distance of a card from its element; the styles say the same. */
export const gap = 12;
/** Distance from the window's edge of a card that has no element in view; the styles say the same. */
const pinned = 16;

/** Did the browser put the layer where we asked? Firefox is off by the transforms of the element and its parents. */
export function isExact(layer: HTMLElement, anchor: Element, where: Where): boolean {
  const is = layer.getBoundingClientRect();
  const of = anchor.getBoundingClientRect();
  if (where === 'over') {
    return near(is.left, of.left) && near(is.top, of.top) && near(is.right, of.right) && near(is.bottom, of.bottom);
  }
  if (where === 'corner') {
    return near((is.left + is.right) / 2, of.right) && near((is.top + is.bottom) / 2, of.top);
  }
  return (
    near(is.top, of.bottom + gap) ||
    near(is.bottom, of.top - gap) ||
    near(is.left, of.right + gap) ||
    near(is.right, of.left - gap) ||
    near(is.bottom, window.innerHeight - pinned) ||
    is.width >= window.innerWidth - 1
  );
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1;
}

/** May the browser place layers by itself? Where it may, they stay glued while it scrolls, however busy the page. */
export function hasAnchors(): boolean {
  return CSS.supports('position-area', 'block-end') && CSS.supports('position-try-fallbacks', 'flip-block');
}
