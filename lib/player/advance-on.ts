import { isElement, isShadowRoot } from '#lib/frames/frames.ts';
import { pathOf } from '#lib/frames/shadow.ts';
import type { PlayableStep } from '#lib/model/playable.ts';
import { chordOf } from '#lib/model/chord.ts';
import { after } from './after.ts';
import { isOurs } from './ours.ts';

export interface Heard {
  onAdvance(): void;
  /** Something was typed, but it is not yet clear that it is all. */
  onTyping?(): void;
  /** Enter in the field is a step of its own, so it does not end the typing. */
  isEnterNext?: boolean;
  /** Ends later than the element does: pages that draw anew at the press take the element away before the click is. */
  lasting?: AbortSignal;
  /** Does a click on this other element do as well? */
  isAlike?(other: Element): boolean;
}

/**
 * Hear the real action of a step: done by a person, on its element, by pointer or keyboard. Listens on the element's own
 * window in the capture phase, because the page may stop the event, and says so at once, because a click may take the page away.
 */
export function advanceOn(
  step: Pick<PlayableStep, 'advanceOn' | 'keys'>,
  element: Element,
  heard: Heard,
  signal: AbortSignal,
): void {
  const ends = new AbortController();
  const until = AbortSignal.any([signal, ends.signal]);
  const advance = (): void => {
    if (until.aborted) return;
    ends.abort();
    heard.onAdvance();
  };
  const advanceLate = (): void => {
    if (ends.signal.aborted) return;
    ends.abort();
    heard.onAdvance();
  };
  if (step.advanceOn === 'click') onClick(element, { ...heard, onAdvance: advance }, until, advanceLate);
  if (step.advanceOn === 'double-click') onEvent('dblclick', element, { ...heard, onAdvance: advance }, until);
  if (step.advanceOn === 'right-click') onEvent('contextmenu', element, { ...heard, onAdvance: advance }, until);
  if (step.advanceOn === 'hover') onHover(element, advance, until);
  if (step.advanceOn === 'drag') onDrag(element, { ...heard, onAdvance: advance }, until);
  if (step.advanceOn === 'press') onPress(element, step.keys ?? 'Enter', advance, until);
  if (step.advanceOn === 'input') onInput(element, { ...heard, onAdvance: advance }, until);
}

function onEvent(type: string, element: Element, { onAdvance, isAlike }: Heard, signal: AbortSignal): void {
  const isMeant = (at: EventTarget): boolean => at === element || (isElement(at) && isAlike?.(at) === true);
  const hear = (event: Event): void => {
    if (event.isTrusted && !isOurs(event) && pathOf(event).some(isMeant)) onAdvance();
  };
  viewOf(element).addEventListener(type, hear, { capture: true, signal });
}

/** So long the pointer must rest: on its way to somewhere else it passes over much. */
const restMs = 250;

function onHover(element: Element, advance: () => void, signal: AbortSignal): void {
  let leaves: AbortController | null = null;
  const options = { capture: true, signal };
  const isOver = (event: Event): boolean => event.isTrusted && pathOf(event).includes(element);
  viewOf(element).addEventListener(
    'pointerover',
    (event) => {
      if (!isOver(event)) leaves?.abort();
      else if (!leaves || leaves.signal.aborted) {
        leaves = new AbortController();
        after(restMs, advance, AbortSignal.any([signal, leaves.signal]));
      }
    },
    options,
  );
}

const dragPx = 6;

/**
 * Pressed, moved and let go again, whether the browser drags it or the page does. A slider is set with keys as well; that is
 * all when the person goes on.
 */
function onDrag(element: Element, { onAdvance, onTyping, isAlike }: Heard, signal: AbortSignal): void {
  let from: { x: number; y: number } | null = null;
  let isDragged = false;
  const on = <E extends Event>(type: string, handle: (event: E) => void) =>
    viewOf(element).addEventListener(type, (event) => event.isTrusted && !isOurs(event) && handle(event as E), {
      capture: true,
      signal,
    });
  const isMeant = (event: Event): boolean =>
    pathOf(event).some((at) => at === element || (isElement(at) && (element.contains(at) || isAlike?.(at) === true)));
  on<PointerEvent>(
    'pointerdown',
    (event) => void (from = isMeant(event) ? { x: event.clientX, y: event.clientY } : null),
  );
  on<PointerEvent>('pointerup', (event) => {
    if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > dragPx) onAdvance();
    from = null;
  });
  on('dragstart', (event) => void (isDragged = isMeant(event)));
  on('drop', () => isDragged && onAdvance());
  const before = element.ariaValueNow;
  let isKeyed = false;
  const isSet = (event: Event): boolean => isKeyed && isMeant(event) && element.ariaValueNow !== before;
  on('keydown', (event) => void (isKeyed ||= isMeant(event)));
  on('keyup', (event) => isSet(event) && onTyping?.());
  on('focusout', (event) => isSet(event) && onAdvance());
}

function onClick(element: Element, heard: Heard, signal: AbortSignal, advanceLate: () => void): void {
  const { onAdvance: advance, isAlike, lasting = signal } = heard;
  let pressed: Element | null = null;
  let press: AbortController | null = null;
  let isWaiting = false;
  const view = viewOf(element);
  const options = { capture: true, signal };
  const on = <E extends Event>(type: string, handle: (event: E) => void) =>
    view.addEventListener(type, (event) => event.isTrusted && !isOurs(event) && handle(event as E), options);

  const meantBy = (event: Event): Element | null =>
    pathOf(event).find((at): at is Element => at === element || (isElement(at) && isAlike?.(at) === true)) ?? null;

  on<MouseEvent>('click', (event) => {
    const by = pathOf(event)[0];
    // The keyboard clicks the button around the recorded icon.
    const isByKeyboard = event.detail === 0 && isElement(by) && by.matches('button, a, summary, [role]');
    if (meantBy(event) || (isByKeyboard && by.contains(element))) advance();
  });
  // Menus that act on press are gone before the click is: then letting go of the button is all there is to hear.
  on('pointerdown', (event) => {
    pressed = meantBy(event);
    press?.abort();
    if (pressed) hearLate(pressed, (press = new AbortController()).signal);
  });
  on('pointerup', (event) => {
    const last = pressed;
    isWaiting = last !== null && (pathOf(event).includes(last) || isGone(last));
    if (last && isWaiting) after(120, () => isGone(last) && advanceLate(), lasting);
  });
  const hearLate = (at: Element, signalOfPress: AbortSignal): void => {
    const until = { capture: true, once: true, signal: AbortSignal.any([lasting, signalOfPress]) };
    view.addEventListener('pointercancel', () => press?.abort(), until);
    // While the element is still the step's, the listener above hears it.
    view.addEventListener('pointerup', () => signal.aborted && isGone(at) && advanceLate(), until);
  };
  view.addEventListener('pagehide', () => isWaiting && advance(), options);
}

/** Taken away, or hidden where it is. */
function isGone(element: Element): boolean {
  return !element.isConnected || !element.checkVisibility();
}

function onPress(element: Element, keys: string, advance: () => void, signal: AbortSignal): void {
  viewOf(element).addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.isComposing || chordOf(event) !== keys || isOurs(event)) return;
      if (pathOf(event).includes(element)) advance();
    },
    { capture: true, signal },
  );
}

/** Typing is done when the field says so, on Enter, or when the person goes on to something else that is not ours. */
function onInput(element: Element, { onAdvance, onTyping, isEnterNext }: Heard, signal: AbortSignal): void {
  let hasTyped = false;
  let isInOurs = false;
  const options = { capture: true, signal };
  const isText = element.matches(
    'input:not([type=checkbox], [type=radio], [type=file], [type=range], [type=color]), textarea',
  );
  const root = element.getRootNode();
  // A `change` is not told outside of a shadow root.
  const within = isShadowRoot(root) ? root : viewOf(element);
  const on = <E extends Event>(type: string, handle: (event: E) => void) =>
    within.addEventListener(
      type,
      (event) => {
        // A date picker changes its field by script, but only because a person has just chosen a day.
        const isByPerson = event.isTrusted || navigator.userActivation.isActive;
        if (isByPerson && event.composedPath().includes(element)) handle(event as E);
      },
      options,
    );

  // Ours lies in the page around a frame.
  window.addEventListener('pointerdown', (event) => void (isInOurs = isOurs(event)), options);
  window.addEventListener('pointerup', () => void (isInOurs = false), options);
  on('input', () => {
    hasTyped = true;
    onTyping?.();
  });
  on('change', () => !isInOurs && onAdvance());
  on<KeyboardEvent>('keydown', (event) => {
    const ends = event.key === 'Enter' && hasTyped && isText && !isEnterNext && !event.isComposing;
    if (ends && element.localName !== 'textarea') onAdvance();
  });
  on<FocusEvent>('focusout', (event) => {
    const to = event.relatedTarget;
    const isInside = isElement(to) && element.contains(to);
    if (hasTyped && !isInside && !isInOurs && !isOurs(event, to)) onAdvance();
  });
}

function viewOf({ ownerDocument }: Element): Window {
  return ownerDocument.defaultView ?? window;
}
