import { eachWindow } from '#lib/frames/each-window.ts';
import { isElement } from '#lib/frames/frames.ts';
import { pathOf } from '#lib/frames/shadow.ts';
import { watchFields } from './fields.ts';
import { watchHovers } from './hovers.ts';
import { watchKeys } from './keys.ts';
import { watchPresses } from './presses.ts';
import { type Gesture, type Listen, makeThread } from './thread.ts';

export interface GestureListeners {
  /** A press has begun: the last moment at which the page still looks as the reader will see it. */
  onPress(gesture: Gesture): void;
  onGesture(gesture: Gesture): void;
  /** From the innermost element of an event up to the control that a person means. */
  actionable(element: Element): Element;
  /** Ours: the recorder bar and its like. */
  isOurs(target: EventTarget | undefined): boolean;
}

/**
 * Turn page events into gestures, noise folded: one press is one click however many events it fires, a burst of typing
 * is one input, a click into a field that is then typed into is nothing by itself. Only trusted events count: what the
 * page's own scripts do is not what a person did. Frames that can be reached belong to the page.
 */
export function watchGestures(page: Document, listeners: GestureListeners, signal: AbortSignal): { interrupt(): void } {
  const heard: [type: string, handle: (event: Event) => void][] = [];
  const thread = makeThread(listeners.onGesture);

  const elementOf = (event: Event): Element | null => {
    const path = pathOf(event);
    const [inner] = path;
    if (!event.isTrusted || !isElement(inner) || path.some((at) => listeners.isOurs(at))) return null;
    return inner;
  };
  const listen: Listen = <E extends Event>(type: string, handle: (event: E, element: Element) => void) => {
    const guarded = (event: Event) => {
      const element = elementOf(event);
      // A bug of ours must never become a bug of the app.
      if (element) handle(event as E, element);
    };
    heard.push([type, guarded]);
  };
  const openersOf = watchHovers(listen);
  watchPresses(listen, { ...listeners, openersOf }, thread, (type, handle) => heard.push([type, handle]));
  watchFields(listen, thread);
  watchKeys(listen, thread, listeners.onPress);

  const hear = (view: Window, until: AbortSignal): void => {
    for (const [type, handle] of heard)
      view.addEventListener(type, handle, { capture: true, passive: true, signal: until });
  };
  eachWindow(page, hear, signal);

  return { interrupt: thread.interrupt };
}
