import { eachWindow } from '#lib/frames/each-window.ts';
import { isElement } from '#lib/frames/frames.ts';
import { pathOf } from '#lib/frames/shadow.ts';

interface Picking {
  actionable(element: Element): Element;
  isOurs(target: EventTarget | undefined): boolean;
  onHover(element: Element | null): void;
  onPick(element: Element): void;
  onLeave(): void;
}

const kept = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu'];

/**
 * Let a person point at one element. Until then the page gets no presses, because this one is meant for us; everything
 * else (scrolling, hovering, keys) goes on. With the keyboard: Tab to an element, Enter picks what has the focus, Esc
 * leaves.
 */
export function pickElement(page: Document, picking: Picking, signal: AbortSignal): void {
  // The pointer moves far more often than it comes to another element, and what is told of one may take reading the page.
  let over: Element | null = null;
  const onHover = (element: Element | null): void => {
    if (element === over) return;
    over = element;
    picking.onHover(element);
  };
  eachWindow(page, (view, until) => pickIn(view, { ...picking, onHover }, until), signal);
}

function pickIn(view: Window, picking: Picking, signal: AbortSignal): void {
  const page = view.document;
  const options = { capture: true, signal };
  const elementOf = (event: Event): Element | null => {
    const path = pathOf(event);
    const [inner] = path;
    return isElement(inner) && !path.some((at) => picking.isOurs(at)) ? picking.actionable(inner) : null;
  };
  const isMeant = (element: Element | null): element is Element =>
    element !== null && element !== page.body && element !== page.documentElement;

  view.addEventListener(
    'pointermove',
    (event) => {
      const element = elementOf(event);
      picking.onHover(isMeant(element) ? element : null);
    },
    { ...options, passive: true },
  );
  view.addEventListener(
    'focusin',
    (event) => {
      const element = elementOf(event);
      if (isMeant(element)) picking.onHover(element);
    },
    { ...options, passive: true },
  );
  for (const type of kept) {
    view.addEventListener(
      type,
      (event) => {
        const element = elementOf(event);
        if (!element) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (type === 'click' && event.isTrusted && isMeant(element)) picking.onPick(element);
      },
      options,
    );
  }
  view.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      const element = elementOf(event);
      if (event.key === 'Escape') {
        stop(event);
        picking.onLeave();
      } else if (event.key === 'Enter' && isMeant(element)) {
        stop(event);
        picking.onPick(element);
      }
    },
    options,
  );
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
