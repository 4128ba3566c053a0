import { pathOf } from '#lib/frames/shadow.ts';

/**
 * Tell while an element is being dragged: where it is dropped may lie under the card. The browser's own dragging ends the
 * pointer's events with a cancel, so only letting go says that it is over.
 */
export function whileDragged(element: Element, onDragged: (isDragged: boolean) => void, signal: AbortSignal): void {
  const view = element.ownerDocument.defaultView ?? window;
  const options = { capture: true, passive: true, signal };
  const begin = (event: Event): void => onDragged(event.isTrusted && pathOf(event).includes(element));
  view.addEventListener('pointerdown', begin, options);
  for (const type of ['pointerup', 'drop', 'dragend']) view.addEventListener(type, () => onDragged(false), options);
  signal.addEventListener('abort', () => onDragged(false));
}
