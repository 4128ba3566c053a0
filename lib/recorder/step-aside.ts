import { eachWindow } from '#lib/frames/each-window.ts';
import { boxOf, isElement } from '#lib/frames/frames.ts';
import { pathOf } from '#lib/frames/shadow.ts';

const largestShare = 0.25;

/** A bar is at the right or at the left of the window; in a narrow window it is below or above. */
export function changeSides(bar: HTMLElement): void {
  if (bar.dataset['side'] === undefined) bar.dataset['side'] = 'other';
  else delete bar.dataset['side'];
}

/** Where a person points at, or goes to with the keyboard, nothing of ours may lie: the bar changes sides. */
export function stepAside(
  bar: HTMLElement,
  page: Document,
  isOurs: (target: EventTarget | undefined) => boolean,
  signal: AbortSignal,
): void {
  let last: EventTarget | undefined;
  const makeWay = (event: Event): void => {
    const path = pathOf(event);
    const [inner] = path;
    if (inner === last) return;
    last = inner;
    if (!isElement(inner) || path.some(isOurs) || !isInTheWay(bar, inner)) return;
    changeSides(bar);
    if (isInTheWay(bar, inner)) changeSides(bar);
  };
  const look = (view: Window, until: AbortSignal): void => {
    for (const type of ['pointerover', 'focusin'])
      view.addEventListener(type, makeWay, { capture: true, passive: true, signal: until });
  };
  eachWindow(page, look, signal);
}

function isInTheWay(bar: HTMLElement, element: Element): boolean {
  const of = boxOf(element);
  // The page itself, or a whole table, is not what somebody points at.
  if (of.width * of.height > window.innerWidth * window.innerHeight * largestShare) return false;
  const is = bar.getBoundingClientRect();
  return is.left < of.right && is.right > of.left && is.top < of.bottom && is.bottom > of.top;
}
