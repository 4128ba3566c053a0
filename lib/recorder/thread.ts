import type { Action } from '#lib/model/guide.ts';
import { newId } from '#lib/model/new-id.ts';

/** What a person did, before it is put into words. `key` stays the same while one thing goes on (typing). */
export interface Gesture {
  key: string;
  action: Action;
  element: Element;
  /** Where a press was, in pixels of its window. */
  at?: [x: number, y: number];
  /** Which keys were pressed; with `isAnywhere` wherever the keyboard was. */
  keys?: string;
  isAnywhere?: boolean;
  /** Where something was dragged to. */
  to?: Element;
}

/** Hear what a person does, of whichever window; `element` is the innermost one of the event. */
export type Listen = <E extends Event>(type: string, handle: (event: E, element: Element) => void) => void;

const echoMs = 500;

export type Thread = ReturnType<typeof makeThread>;

/** What was told last, by which the next event is understood: as something new, as more of the same, or as its echo. */
export function makeThread(onGesture: (gesture: Gesture) => void) {
  /** When something was told of which the browser may make a click of its own: on a label's field, on a form's button. */
  let toldAt = -Infinity;
  /** Goes on as long as nothing else is done: typing on, or choosing again in the same list. */
  let going: Gesture | null = null;
  let clicked: Gesture | null = null;

  return {
    /** The last thing done, if it was a click. */
    lastClick: () => clicked,
    isGoing: (element: Element): boolean => going?.element === element,
    isEcho: () => performance.now() - toldAt < echoMs,
    /** Another key is another action, however quickly it comes; a key held down is the same one. */
    heardKey: (isRepeat: boolean): void => void (toldAt = isRepeat ? performance.now() : -Infinity),
    click(gesture: Gesture): void {
      toldAt = performance.now();
      going = null;
      const isAgain = clicked?.key === gesture.key;
      clicked = gesture;
      if (!isAgain) onGesture(gesture);
    },
    /** The last click turns out to have been the beginning of something else: the same step, better understood. */
    retell(as: Partial<Gesture> & { action: Action }): void {
      if (!clicked) return;
      const better = { ...clicked, ...as };
      going = clicked = null;
      onGesture(better);
    },
    go(action: Action, element: Element): void {
      if (going?.element === element && going.action === action) return;
      // A click into the field was only the way to typing: it becomes the typing.
      const isWay = action !== 'select' && action !== 'check' && clicked?.element === element;
      const key = isWay && clicked ? clicked.key : newId();
      clicked = null;
      going = { key, action, element };
      onGesture(going);
    },
    tell(gesture: Gesture): void {
      toldAt = performance.now();
      going = clicked = null;
      onGesture(gesture);
    },
    /** What went on is over: its step was taken back, or nobody listened. Doing it again is a new step. */
    interrupt: (): void => void (going = clicked = null),
  };
}
