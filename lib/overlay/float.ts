/** What a layer keeps from the window's edge where the browser cannot place it. */
const edge = 8;

/**
 * Where a card goes beside its element, by our own reckoning: the first way to lie that the window has room for, or the
 * one that hides least, pushed inwards. What the styles ask of browsers that place layers themselves.
 */
export function besideOf(layer: HTMLElement, anchor: Element, gap: number): { x: number; y: number } {
  const of = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = layer;
  const most = { x: document.documentElement.clientWidth - edge - width, y: window.innerHeight - edge - height };
  const below = of.bottom + gap;
  const above = of.top - gap - height;
  const atEnd = of.right - width;
  const ways = [
    { x: of.left, y: below },
    { x: of.left, y: above },
    { x: atEnd, y: below },
    { x: atEnd, y: above },
    { x: of.right + gap, y: of.top },
    { x: of.left - gap - width, y: of.top },
  ];
  const hidden = ({ x, y }: (typeof ways)[number]) => outside(x, most.x) + outside(y, most.y);
  const best = ways.reduce((one, other) => (hidden(other) < hidden(one) ? other : one));
  return { x: within(best.x, most.x), y: within(best.y, most.y) };
}

function within(at: number, most: number): number {
  return Math.max(edge, Math.min(at, most));
}

function outside(at: number, most: number): number {
  return Math.abs(at - within(at, most));
}
