import { isElement } from '#lib/frames/frames.ts';
import { activeElements } from '#lib/frames/shadow.ts';

/** Tag of the overlay's host, which is all that a page's events show of it. */
const overlayTag = 'handrail-overlay';

/** Did it happen in our overlay? It may lie inside a dialog of the page, so being inside the element is not enough. */
export function isOurs(event: Event, target: EventTarget | null = null): boolean {
  return [...event.composedPath(), target].some((node) => isElement(node) && node.localName === overlayTag);
}

/** Has it the keyboard, or is it just being pressed? */
export function isInOurs(): boolean {
  const isFocused = activeElements().some(({ localName }) => localName === overlayTag);
  return isFocused || document.querySelector(`${overlayTag}:active`) !== null;
}
