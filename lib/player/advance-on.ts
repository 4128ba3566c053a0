import { isElement } from '#lib/frames/frames.ts';
import type { PlayableStep } from '#lib/model/playable.ts';
import { after } from './after.ts';
import { isOurs } from './ours.ts';

export interface Heard {
  onAdvance(): void;
  /** Something was typed, but it is not yet clear that it is all. */
  onTyping?(): void;
  /** Enter in the field is a step of its own, so it does not end the typing. */
  isEnterNext?: boolean;
  /** Does a click on this other element do as well? */
  isAlike?(other: Element): boolean;
}

/**
 * Hear the real action of a step: done by a person, on its element, by pointer or keyboard. Listens on the element's own
 * window in the capture phase, because the page may stop the event, and says so at once, because a click may take the page away.
 */
export function advanceOn(
  step: Pick<PlayableStep, 'advanceOn'>,
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
  if (step.advanceOn === 'click') onClick(element, { ...heard, onAdvance: advance }, until);
  if (step.advanceOn === 'press') onPress(element, advance, until);
  if (step.advanceOn === 'input') onInput(element, { ...heard, onAdvance: advance }, until);
}

function onClick(element: Element, { onAdvance: advance, isAlike }: Heard, signal: AbortSignal): void {
  let isPressed = false;
  let isWaiting = false;
  const view = viewOf(element);
  const options = { capture: true, signal };
  const on = <E extends Event>(type: string, handle: (event: E) => void) =>
    view.addEventListener(type, (event) => event.isTrusted && !isOurs(event) && handle(event as E), options);

  const isMeant = (event: Event): boolean =>
    event.composedPath().some((at) => at === element || (isElement(at) && isAlike?.(at)));

  on<MouseEvent>('click', (event) => {
    const by = event.composedPath()[0];
    // The keyboard clicks the button around the recorded icon.
    const isByKeyboard = event.detail === 0 && isElement(by) && by.matches('button, a, summary, [role]');
    if (isMeant(event) || (isByKeyboard && by.contains(element))) advance();
  });
  // Menus that act on press are gone before the click is: then letting go of the button is all there is to hear.
  on('pointerdown', (event) => void (isPressed = event.composedPath().includes(element)));
  on('pointerup', (event) => {
    isWaiting = isPressed && (event.composedPath().includes(element) || !element.isConnected);
    if (isWaiting) after(120, () => !element.isConnected && advance(), signal);
  });
  view.addEventListener('pagehide', () => isWaiting && advance(), options);
}

function onPress(element: Element, advance: () => void, signal: AbortSignal): void {
  viewOf(element).addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.isComposing || event.key !== 'Enter' || isOurs(event)) return;
      if (event.composedPath().includes(element)) advance();
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
  const on = <E extends Event>(type: string, handle: (event: E) => void) =>
    viewOf(element).addEventListener(
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
