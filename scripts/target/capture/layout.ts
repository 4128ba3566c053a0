import type { Box } from '../page/stage.ts';

/** Moves what stands in `data-bb` of a stored page, as a layout would have: nothing else gives its elements their place. */
export function boxIn(element: Element): Box {
  const [left = 0, top = 0, width = 0, height = 0] = (element.getAttribute('data-bb') ?? '').split(',').map(Number);
  return [left, top, width, height];
}

function setBox(element: Element, box: Box): void {
  if (element.hasAttribute('data-bb')) element.setAttribute('data-bb', box.join(','));
}

/** An element and all within it. */
export function move(element: Element, dx: number, dy: number): void {
  for (const one of [element, ...element.querySelectorAll('[data-bb]')]) {
    const [left, top, width, height] = boxIn(one);
    setBox(one, [left + dx, top + dy, width, height]);
  }
}

/** What comes after an element makes room; downwards so does all that comes after what it is in. */
export function moveAfter(element: Element, dx: number, dy: number): void {
  const [left, top, width, height] = boxIn(element);
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) {
    const [x, y] = boxIn(next);
    if (dx > 0 ? x >= left + width - 1 : y >= top + height - 1) move(next, dx, dy);
  }
  const { parentElement } = element;
  if (dy > 0 && parentElement && parentElement !== document.body) moveAfter(parentElement, dx, dy);
}

export function grow(element: Element | null, dy: number): void {
  for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
    const [left, top, width, height] = boxIn(at);
    setBox(at, [left, top, width, height + dy]);
  }
}

/** Two that stood one after the other, now the other way round. */
export function exchange(first: Element, second: Element): void {
  const [x, y, w, h] = boxIn(first);
  const [left, top, width, height] = boxIn(second);
  const isAcross = left >= x + w - 1;
  move(second, x - left, y - top);
  if (isAcross) move(first, left + width - (x + w), top - y);
  else move(first, left - x, top + height - (y + h));
}
