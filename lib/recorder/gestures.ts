import type { Action } from '#lib/model/guide.ts';
import { eachWindow } from '#lib/frames/each-window.ts';
import { isElement } from '#lib/frames/frames.ts';
import { entersOnReturn, isEditable, isTextField, isTickable, opensSomething } from './kinds.ts';

/** What a person did, before it is put into words. `key` stays the same while one thing goes on (typing). */
export interface Gesture {
  key: string;
  action: Action;
  element: Element;
  /** Where a press was, in pixels of its window. */
  at?: [x: number, y: number];
}

export interface GestureListeners {
  /** A press has begun: the last moment at which the page still looks as the reader will see it. */
  onPress(gesture: Gesture): void;
  onGesture(gesture: Gesture): void;
  /** From the innermost element of an event up to the control that a person means. */
  actionable(element: Element): Element;
  /** Ours: the recorder bar and its like. */
  isOurs(target: EventTarget | undefined): boolean;
}

const dragPx = 6;
const echoMs = 500;

/**
 * Turn page events into gestures, noise folded: one press is one click however many events it fires, a burst of typing
 * is one input, a click into a field that is then typed into is nothing by itself. Only trusted events count: what the
 * page's own scripts do is not what a person did. Frames that can be reached belong to the page.
 */
export function watchGestures(page: Document, listeners: GestureListeners, signal: AbortSignal): { interrupt(): void } {
  const heard: [type: string, handle: (event: Event) => void][] = [];
  let pressed: { gesture: Gesture; x: number; y: number } | null = null;
  /** When something was told of which the browser may make a click of its own: on a label's field, on a form's button. */
  let toldAt = -Infinity;
  /** Goes on as long as nothing else is done: typing on, or choosing again in the same list. */
  let going: Gesture | null = null;
  let clicked: Gesture | null = null;

  const elementOf = (event: Event): Element | null => {
    const [inner] = event.composedPath();
    if (!event.isTrusted || !isElement(inner) || event.composedPath().some((at) => listeners.isOurs(at))) return null;
    return inner;
  };
  const listen = <E extends Event>(type: string, handle: (event: E, element: Element) => void) => {
    const guarded = (event: Event) => {
      const element = elementOf(event);
      // A bug of ours must never become a bug of the app.
      if (element) handle(event as E, element);
    };
    heard.push([type, guarded]);
  };
  const isWorthAClick = (element: Element) =>
    !isTickable(element) && element.localName !== 'select' && !(isTextField(element) && !opensSomething(element));
  const click = (gesture: Gesture) => {
    toldAt = performance.now();
    going = null;
    clicked = gesture;
    listeners.onGesture(gesture);
  };
  const go = (action: Action, element: Element) => {
    if (going?.element === element && going.action === action) return;
    // A click into the field was only the way to typing: it becomes the typing.
    const key = action === 'input' && clicked?.element === element ? clicked.key : crypto.randomUUID();
    clicked = null;
    going = { key, action, element };
    listeners.onGesture(going);
  };

  const letGo = (): void => void (pressed = null);
  for (const type of ['pointerdown', 'pointercancel']) heard.push([type, letGo]);
  listen<PointerEvent>('pointerdown', (event, inner) => {
    if (event.button !== 0) return;
    const element = listeners.actionable(inner);
    const { clientX, clientY } = event;
    const gesture: Gesture = { key: crypto.randomUUID(), action: 'click', element, at: [clientX, clientY] };
    if (!isWorthAClick(element)) return;
    pressed = { gesture, x: clientX, y: clientY };
    listeners.onPress(gesture);
  });
  listen<PointerEvent>('pointerup', (event) => {
    if (!pressed) return;
    const isDrag = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > dragPx;
    if (!isDrag) click(pressed.gesture);
    pressed = null;
  });
  // The keyboard and assistive technology click without a press before.
  listen<MouseEvent>('click', (event, inner) => {
    if (event.detail !== 0 || performance.now() - toldAt < echoMs) return;
    const element = listeners.actionable(inner);
    if (isWorthAClick(element)) click({ key: crypto.randomUUID(), action: 'click', element });
  });
  listen('input', (_, inner) => {
    const element = editableOf(inner);
    if (isTextField(element)) go('input', element);
  });
  listen('change', (_, inner) => {
    if (inner.localName === 'select') go('select', inner);
    else if (isTickable(inner)) go('check', inner);
  });
  listen<KeyboardEvent>('keydown', (event, inner) => {
    // Another key is another action, however quickly it comes; a key held down is the same one.
    toldAt = event.repeat ? performance.now() : -Infinity;
    if (event.key !== 'Enter' || event.isComposing || event.repeat || !entersOnReturn(inner)) return;
    toldAt = performance.now();
    going = clicked = null;
    listeners.onGesture({ key: crypto.randomUUID(), action: 'press', element: inner });
  });

  const hear = (view: Window, until: AbortSignal): void => {
    for (const [type, handle] of heard)
      view.addEventListener(type, handle, { capture: true, passive: true, signal: until });
  };
  eachWindow(page, hear, signal);

  return {
    /** What went on is over: its step was taken back, or nobody listened. Doing it again is a new step. */
    interrupt: () => void (going = clicked = null),
  };
}

/** Typing into a rich editor happens in some paragraph of it; the editor is what a reader must find. */
function editableOf(element: Element): Element {
  let at: Element = element;
  while (isEditable(at) && at.parentElement?.isContentEditable) at = at.parentElement;
  return at;
}
