import { boxOf } from '#lib/frames/frames.ts';
import type { Advance, Action } from '#lib/model/guide.ts';
import type { Masks, RecordedStep } from '#lib/model/recording.ts';
import type { Target } from '#lib/model/target.ts';
import { isPrivate } from '#lib/model/private-text.ts';
import { watchGestures, type Gesture } from './gestures.ts';
import { regionOf } from './region.ts';
import { type Named, titleOf } from './titles.ts';
import { landmarkOf } from './where.ts';

/** How the recorder looks at elements; a parameter, so that it knows no other room but the words. */
export interface Eyes {
  describe(element: Element): Target;
  actionable(element: Element): Element;
  nameOf(element: Element): string;
  roleOf(element: Element): string;
  isData(element: Element): boolean;
  masks(): Masks | null;
}

export interface Outlets {
  /** A press began: time to take the picture. The same key comes with the step, if it becomes one. */
  onLook(look: { key: string; frame: RecordedStep['frame']; masks: Masks }): void;
  /** `element` is what the step is about. */
  onStep(step: RecordedStep, element: Element): void;
  isOurs(target: EventTarget | undefined): boolean;
}

const advances: Record<Action, Advance> = {
  click: 'click',
  input: 'input',
  select: 'input',
  check: 'input',
  press: 'press',
  navigate: 'navigate',
  read: 'next',
};

export interface Recording {
  interrupt(): void;
  /** The same step as if another element had been pressed. */
  retell(step: RecordedStep, other: { element: Element; target: Target }): RecordedStep;
}

/** Every action of a person on this page, as a step, at once: the page may be gone in the next moment. */
export function record(page: Document, eyes: Eyes, outlets: Outlets, signal: AbortSignal): Recording {
  /** Described at the press, because afterwards the element may be gone or renamed. */
  const described = new WeakMap<Element, RecordedStep>();

  const targetOf = ({ element, at }: Gesture): Target => {
    const region = at && regionOf(element, ...at);
    return { ...eyes.describe(element), ...(region && { region }) };
  };
  const stepOf = (gesture: Gesture, masks: Masks | null, known?: Target): RecordedStep => {
    const { key, action, element } = gesture;
    return {
      key,
      action,
      advanceOn: advances[action],
      title: titleOf(action, tried(() => namesOf(element, eyes)) ?? nothingKnown).slice(0, 300),
      url: page.location.href.slice(0, 4000),
      target: known ?? tried(() => targetOf(gesture)),
      frame: tried(() => seenAt(element)),
      masks,
    };
  };
  const findMasks = () => tried(() => eyes.masks());

  const { interrupt } = watchGestures(
    page,
    {
      actionable: eyes.actionable,
      isOurs: outlets.isOurs,
      onPress(gesture) {
        const step = stepOf(gesture, null);
        described.set(gesture.element, step);
        const masks = findMasks();
        if (masks) outlets.onLook({ key: gesture.key, frame: step.frame, masks });
      },
      onGesture(gesture) {
        const known = described.get(gesture.element);
        const isSame = known?.key === gesture.key && known.action === gesture.action;
        outlets.onStep(isSame ? known : stepOf(gesture, findMasks()), gesture.element);
      },
    },
    signal,
  );

  return {
    interrupt,
    retell: ({ key, action, url }, { element, target }) => ({ ...stepOf({ key, action, element }, null, target), url }),
  };
}

const nothingKnown: Named = { role: '', name: '', isData: false, landmark: null };

/** Pages may hold anything. A step that says less is better than one that the author misses without being told. */
function tried<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function namesOf(element: Element, eyes: Eyes): Named {
  const role = eyes.roleOf(element);
  const isData = eyes.isData(element);
  const nameFor = (at: Element) => {
    const name = eyes.isData(at) ? '' : eyes.nameOf(at).replace(/\s*[:*]+$/, '');
    return isPrivate(name) ? '' : name;
  };
  const name = nameFor(element);
  return { role, isData, name, landmark: name || isData ? null : landmarkOf(element, nameFor) };
}

function seenAt(element: Element): RecordedStep['frame'] {
  const { x, y, width, height } = boxOf(element);
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
