import { boxOf } from '#lib/frames/frames.ts';

const movedPx = 4;
const things = 'h1, h2, h3, p, a, button, label, input, td, li';
const askedMost = 48;

/**
 * Asked later: does the page still show what it showed now, with this element where it is now? What opened beside it is
 * no other view, what lies over it is. Of what else there was, half has to be there still.
 */
export function sameView(page: Document, target: Element): () => boolean {
  const { href } = page.location;
  const box = boxOf(target);
  const wasOnTop = isOnTop(target);
  const all = page.querySelectorAll(things);
  const each = Math.ceil(all.length / askedMost);
  const shown = [...all].filter((one, at) => at % each === 0 && isShown(one));
  return () =>
    page.location.href === href &&
    isShown(target) &&
    isNear(boxOf(target), box) &&
    isOnTop(target) === wasOnTop &&
    shown.filter(isShown).length >= shown.length / 2;
}

const isShown = (element: Element): boolean =>
  element.isConnected && element.checkVisibility({ visibilityProperty: true });

function isOnTop(target: Element): boolean {
  const { x, y, width, height } = target.getBoundingClientRect();
  const root = target.getRootNode() as Document | ShadowRoot;
  return target.contains(root.elementFromPoint(x + width / 2, y + height / 2));
}

const isNear = (a: DOMRect, b: DOMRect): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) <= movedPx);
