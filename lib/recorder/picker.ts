import { eachWindow } from '#lib/frames/each-window.ts';
import { isElement, isFrame } from '#lib/frames/frames.ts';
import { pathOf } from '#lib/frames/shadow.ts';
import { makeChoice } from './choice.ts';

interface Picking {
  actionable(element: Element): Element;
  /** Out of roots and frames, too. */
  parentOf(element: Element): Element | null;
  isOurs(target: EventTarget | undefined): boolean;
  onHover(element: Element | null): void;
  onPick(element: Element): void;
  onLeave(): void;
}

const kept = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu'];

/**
 * Let a person point at one element. Until then the page gets no presses, because this one is meant for us; everything
 * else (scrolling, hovering, other keys) goes on. With the keyboard: Tab to an element, the arrow keys from there to what
 * is around, in or beside it, Enter picks, Esc leaves. The arrows lead on from what is under the pointer as well.
 */
export function pickElement(page: Document, picking: Picking, signal: AbortSignal): void {
  const { parentOf, isOurs, onHover: onChoose } = picking;
  const isMeant = (element: Element): boolean => {
    const { body, documentElement } = element.ownerDocument;
    return element !== body && element !== documentElement && !isOurs(element);
  };
  const choice = makeChoice(page, { parentOf, isMeant, onChoose });
  eachWindow(page, (view, until) => pickIn(view, { ...picking, isMeant, choice }, until), signal);
}

interface PickingIn extends Picking {
  isMeant(element: Element): boolean;
  choice: ReturnType<typeof makeChoice>;
}

function pickIn(
  view: Window,
  { actionable, isOurs, isMeant, choice, ...picking }: PickingIn,
  signal: AbortSignal,
): void {
  const options = { capture: true, signal };
  const elementOf = (event: Event): Element | null => {
    const path = pathOf(event);
    const [inner] = path;
    return isElement(inner) && !path.some((at) => isOurs(at)) ? actionable(inner) : null;
  };
  const meantOf = (event: Event): Element | null => {
    const element = elementOf(event);
    return element && isMeant(element) ? element : null;
  };
  const pick = (element: Element | null): void => {
    if (element) picking.onPick(element);
  };

  view.addEventListener('pointermove', (event) => choice.point(meantOf(event)), { ...options, passive: true });
  view.addEventListener(
    'pointerover',
    ({ target }) => {
      // What lies in a frame is pointed at there, if anywhere.
      if (isElement(target) && isFrame(target)) choice.point(null);
    },
    { ...options, passive: true },
  );
  view.addEventListener(
    'focusin',
    (event) => {
      const element = meantOf(event);
      if (element) choice.point(element);
    },
    { ...options, passive: true },
  );
  for (const type of kept) {
    view.addEventListener(
      type,
      (event) => {
        if (!elementOf(event)) return;
        stop(event);
        if (type === 'click' && event.isTrusted) pick(choice.meantBy(meantOf(event)));
      },
      options,
    );
  }
  view.addEventListener(
    'keydown',
    (event) => {
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      if (!event.isTrusted) return;
      if (event.key === 'Escape') {
        stop(event);
        picking.onLeave();
      } else if (event.key === 'Enter' && elementOf(event)) {
        const element = choice.chosen() ?? meantOf(event);
        if (element) stop(event);
        pick(element);
      } else if (isPlain && choice.move(event.key)) stop(event);
    },
    options,
  );
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
