import { boxOf, isInPage } from '#lib/frames/frames.ts';
import { gap, hasAnchors, isExact, type Where } from './exact.ts';
import { besideOf } from './float.ts';

export interface Place {
  anchor: Element;
  where: Where;
  /** What the reader will need next, and the layer should leave free if it can. */
  avoid: Element | null;
  /** The spot in the anchor that is meant, as shares of its width and height. */
  region?: readonly [number, number] | undefined;
  /** Where what is meant lies on the screen, where the anchor is a frame that cannot be looked into. */
  inside?: { box(): DOMRect } | null;
}

/** A spot has no size of its own; this is about a finger's. */
const spotPx = 48;

/**
 * Keep a layer at an element until the signal aborts. The browser does it by itself where it can; its word is checked
 * whenever something may have moved, and if it is off, floating-ui takes over; so it does from the start in a frame, into
 * which no anchor of ours can reach. Writes to the layer, never to the page.
 */
export function place(layer: HTMLElement, at: Place, signal: AbortSignal): void {
  const { anchor, where, avoid, region, inside } = at;
  const data = layer.dataset;
  let box = '';
  let frame = 0;
  let hasResized = false;
  let isInView = true;
  if (anchor.ownerDocument === layer.ownerDocument && !region && !inside) delete data['floating'];
  else data['floating'] = '';
  layer.style.cssText = '';
  data['where'] = where;
  stepAside(layer, where, avoid);

  const nudge = (): void => void (frame ||= requestAnimationFrame(check));
  const check = (): void => {
    frame = 0;
    if (signal.aborted) return;
    // Of an element whose frame loaded anew no observer says that it went.
    const isThere = isInPage(anchor);
    if (isThere && isInView && !isCutOff(at)) delete data['away'];
    else data['away'] = '';
    if (!isThere) return;
    if (hasResized) stepAside(layer, where, avoid);
    hasResized = false;
    keepClear(layer, at);
    const isSame = box === (box = saidOf(at));
    if (data['floating'] === undefined) {
      if (data['away'] !== undefined || layer.getClientRects().length === 0) return;
      if (hasAnchors() && isExact(layer, anchor, where)) return;
      // Off in one frame is a browser that scrolls; off while the element stands still is a browser that cannot.
      if (hasAnchors() && !isSame) return nudge();
      data['floating'] = '';
    }
    if (!isSame || layer.style.left === '') void float(layer, at, signal);
    nudge();
  };

  const options = { capture: true, passive: true, signal };
  // While the page scrolls the browser keeps the layer in place; asking in every frame would be wasted.
  for (const type of ['scrollend', 'resize', 'transitionend', 'animationend']) {
    window.addEventListener(type, nudge, options);
  }
  const views = new IntersectionObserver((entries) => {
    isInView = entries.at(-1)!.isIntersecting;
    nudge();
  });
  const sizes = new ResizeObserver(() => {
    box = '';
    hasResized = true;
    nudge();
  });
  views.observe(anchor);
  // One in a frame is looked at all the time; to observe it here makes the browser report errors to the page.
  if (anchor.ownerDocument === layer.ownerDocument) sizes.observe(anchor);
  sizes.observe(layer);
  signal.addEventListener('abort', () => {
    views.disconnect();
    sizes.disconnect();
    cancelAnimationFrame(frame);
  });
  nudge();
}

function rectOf({ anchor, inside }: Place): DOMRect {
  return inside ? inside.box() : boxOf(anchor);
}

/** Is it in a frame, and scrolled out of it or with it? */
function isCutOff({ inside }: Place): boolean {
  if (!inside) return false;
  const { x, y, width, height } = inside.box();
  return width <= 0 || height <= 0 || x > innerWidth || y > innerHeight || x + width < 0 || y + height < 0;
}

function saidOf(at: Place): string {
  const { left, top, width, height } = rectOf(at);
  return `${left} ${top} ${width} ${height}`;
}

async function float(layer: HTMLElement, at: Place, signal: AbortSignal): Promise<void> {
  const { where, region } = at;
  const rect = rectOf(at);
  const { left, top, right, width, height } = region ? spotIn(rect, region) : rect;
  const style = layer.style;
  if (where === 'over') {
    Object.assign(style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    return;
  }
  // The styles draw it back by half of its size.
  const { x, y } = where === 'corner' ? { x: right, y: top } : await besideOf(layer, rect, gap);
  if (!signal.aborted) Object.assign(style, { left: `${x}px`, top: `${y}px` });
}

function spotIn({ left, top, width, height }: DOMRect, [x, y]: readonly [number, number]): DOMRect {
  return new DOMRect(left + width * x - spotPx / 2, top + height * y - spotPx / 2, spotPx, spotPx);
}

/** In a narrow window a card is a sheet at the bottom; where its element would lie below it, it goes to the top. */
function keepClear(layer: HTMLElement, at: Place): void {
  if (layer.dataset['where'] === 'over' || layer.offsetWidth < window.innerWidth - 1) return;
  const of = rectOf(at);
  if (!isOver(layer, of)) return;
  if ((of.top + of.bottom) / 2 > window.innerHeight / 2) layer.dataset['low'] = '';
  else delete layer.dataset['low'];
}

/** Try the other ways to lie, and then the corner of the window, until what is needed next is free. */
function stepAside(layer: HTMLElement, where: Where, avoid: Element | null): void {
  if (!avoid?.isConnected || layer.dataset['floating'] !== undefined) return;
  for (const way of [where, where === 'beside' ? 'below' : 'beside', 'pinned', where]) {
    layer.dataset['where'] = way;
    if (!isOver(layer, boxOf(avoid))) return;
  }
}

function isOver(layer: HTMLElement, of: DOMRect): boolean {
  const is = layer.getBoundingClientRect();
  return is.left < of.right && is.right > of.left && is.top < of.bottom && is.bottom > of.top;
}
