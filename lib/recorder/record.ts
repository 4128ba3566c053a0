import { boxOf } from '#lib/frames/frames.ts';
import { isPrivatelyCalled } from '#lib/frames/private-words.ts';
import type { Advance, Action } from '#lib/model/guide.ts';
import { isNamesake } from '#lib/model/namesakes.ts';
import type { Glimpse, RecordedStep } from '#lib/model/recording.ts';
import type { Target } from '#lib/model/target.ts';
import { generatedText } from './generated-text.ts';
import { watchGestures } from './gestures.ts';
import type { Hiding } from './hidden.ts';
import { isFileField, isTextField } from './kinds.ts';
import { regionOf } from './region.ts';
import { scrollFirst } from './scroll-first.ts';
import { type Scrolled, watchScrolls } from './scrolls.ts';
import { type Named, titleOf } from './titles.ts';
import { tried } from './tried.ts';
import type { Gesture } from './thread.ts';
import { besideOf, labelFor, landmarkOf, looseLabelOf, sectionOf } from './where.ts';

/** How the recorder looks at elements; a parameter, so that it knows no other room but the words. */
export interface Eyes {
  describe(element: Element): Target;
  actionable(element: Element): Element;
  nameOf(element: Element): string;
  roleOf(element: Element): string;
  /** Does the like of it stand in other rows of a table? */
  isOfEachRow(element: Element, nameOf: (element: Element) => string): boolean;
  isData(element: Element): boolean;
  /** Null where there is to be no picture. */
  glimpse(target: Element): Glimpse | null;
  /** While that is unknown, what is seen may be hidden. */
  hiding(): Hiding;
  /** Languages of the page and its reader, the likeliest first. */
  languages(): string[];
}

export interface Outlets {
  /** A press began: time to take the picture. The same key comes with the step, if it becomes one. */
  onLook(look: { key: string; url: string; frame: RecordedStep['frame']; glimpse: Glimpse }): void;
  /** `element` is what the step is about. */
  onStep(step: RecordedStep, element: Element): void;
  isOurs(target: EventTarget | undefined): boolean;
}

const advances: Record<Action, Advance> = {
  click: 'click',
  'double-click': 'double-click',
  'right-click': 'right-click',
  hover: 'hover',
  drag: 'drag',
  input: 'input',
  select: 'input',
  check: 'input',
  upload: 'input',
  press: 'press',
  navigate: 'navigate',
  read: 'next',
};

export interface Recording {
  interrupt(): void;
  /** It is known now what is hidden: what was done before is told, in order. */
  release(): void;
  /** The same step as if another element had been pressed. */
  retell(step: RecordedStep, other: { element: Element; target: Target }): RecordedStep;
}

/** What is known of an element at the press, because afterwards it may be gone or renamed. */
interface Sight {
  key: string;
  url: string;
  target: Target | null;
  frame: RecordedStep['frame'];
  named: Named;
  scrolled: Scrolled | null;
  scroll: RecordedStep['scroll'] | null;
  /** From before it was known what is hidden. */
  isEarly: boolean;
}

/** Every action of a person on this page, as a step, at once: the page may be gone in the next moment. */
export function record(page: Document, eyes: Eyes, outlets: Outlets, signal: AbortSignal): Recording {
  const seen = new WeakMap<Element, Sight>();
  const scrolls = watchScrolls(page, signal);

  const targetOf = ({ element, at }: Gesture): Target => {
    const region = at && regionOf(element, ...at);
    return { ...eyes.describe(element), ...(region && { region }) };
  };
  const look = (gesture: Gesture, known: Partial<Pick<Sight, 'target' | 'scrolled'>> = {}): Sight => {
    const { key, element } = gesture;
    const target = known.target ?? tried(() => targetOf(gesture));
    const frame = tried(() => seenAt(element));
    const named = namesOf(element, target, eyes);
    const scrolled = known.scrolled === undefined ? tried(() => scrolls.broughtBy(element)) : known.scrolled;
    const scroll = tried(() => scrollTo(scrolled, target, named));
    const isEarly = eyes.hiding() === 'unknown';
    return { key, url: page.location.href.slice(0, 4000), target, frame, named, scrolled, scroll, isEarly };
  };
  /** Of an entry that is whichever the reader needs, the list is shown. */
  const scrollTo = (scrolled: Scrolled | null, target: Target | null, { name }: Named): Sight['scroll'] =>
    scrolled && target && !target.row && name ? scrollFirst(scrolled, name, eyes, naming(eyes)) : null;
  const stepOf = (gesture: Gesture, sight: Sight, glimpse: Glimpse | null): RecordedStep => {
    const { target, frame, url, named, scroll } = sight;
    const { key, action, element, keys, isAnywhere } = gesture;
    const isByButton = action === 'upload' && !isFileField(element);
    const to = !isAnywhere && gesture.to && tried(() => placeOf(gesture.to!, element, eyes));
    const said = isAnywhere ? nothingKnown : named;
    return {
      key,
      action,
      advanceOn: isByButton ? 'click' : advances[action],
      title: titleOf({ action, keys, to: to || '', isByButton }, said, eyes.languages()).slice(0, 300),
      url,
      target: isAnywhere ? null : target,
      frame: isAnywhere ? null : frame,
      glimpse: isAnywhere ? null : glimpse,
      ...(keys && { keys }),
      ...(scroll && !isAnywhere && { scroll }),
    };
  };
  const glimpseAt = (element: Element) => tried(() => eyes.glimpse(element));

  /** What led to the last step: whoever is told another element in its place comes to it the same way. */
  let lastScrolled: Scrolled | null = null;
  let early: { gesture: Gesture; step: RecordedStep; scrolled: Scrolled | null }[] = [];
  /** What was seen too early is looked at anew; of what is gone, nobody can say any more what was hidden. */
  const again = ({ gesture, step, scrolled }: (typeof early)[number]): RecordedStep => {
    if (eyes.hiding() === 'nothing') return step;
    const isThere = gesture.element.isConnected && gesture.to?.isConnected !== false;
    const isAnywhere = gesture.isAnywhere || !isThere || eyes.hiding() === 'unknown';
    return { ...stepOf({ ...gesture, isAnywhere }, look(gesture, { scrolled }), null), url: step.url };
  };
  const release = (): void => {
    const all = early;
    early = [];
    for (const one of all) outlets.onStep(again(one), one.gesture.element);
  };
  page.defaultView!.addEventListener('pagehide', release, { signal });

  const { interrupt } = watchGestures(
    page,
    {
      actionable: eyes.actionable,
      isOurs: outlets.isOurs,
      onPress(gesture) {
        const sight = look(gesture);
        seen.set(gesture.element, sight);
        const glimpse = glimpseAt(gesture.element);
        if (glimpse) outlets.onLook({ key: gesture.key, url: sight.url, frame: sight.frame, glimpse });
      },
      onGesture(gesture) {
        const known = seen.get(gesture.element);
        const isSame = known?.key === gesture.key;
        const sight = isSame ? known : look(gesture);
        const step = stepOf(gesture, sight, isSame ? null : glimpseAt(gesture.element));
        scrolls.forget();
        lastScrolled = sight.scrolled;
        if (!sight.isEarly) return outlets.onStep(step, gesture.element);
        early.push({ gesture, step, scrolled: sight.scrolled });
        if (eyes.hiding() !== 'unknown') release();
      },
    },
    signal,
  );

  return {
    interrupt() {
      interrupt();
      scrolls.forget();
    },
    release,
    retell: ({ key, action, url, keys }, { element, target }) => {
      const gesture = { key, action, element, ...(keys && { keys }) };
      return { ...stepOf(gesture, look(gesture, { target, scrolled: lastScrolled }), null), url };
    },
  };
}

const nothingKnown: Named = { role: '', name: '', isData: false, landmark: null };

/** What an element may be called in a title: never the company's data, never what looks like somebody's. */
export function naming(eyes: Pick<Eyes, 'nameOf' | 'isData'>): (element: Element) => string {
  return (element) => {
    const called = (): string => eyes.nameOf(element) || generatedText(element, eyes.isData);
    const name = eyes.isData(element) ? '' : called().replace(/\s*[:*]+$/, '');
    return isPrivatelyCalled(element, name) ? '' : name;
  };
}

function namesOf(element: Element, target: Target | null, eyes: Eyes): Named {
  const nameFor = naming(eyes);
  const known = tried((): Named => {
    const isData = eyes.isData(element);
    const label = isTextField(element) && !eyes.nameOf(element) ? looseLabelOf(element) : null;
    const name = nameFor(element) || (label && !isData ? nameFor(label) : '');
    const landmark = name || isData ? null : landmarkOf(element, nameFor);
    // Where others are called the same, a reader must be told which one.
    const isOneOfMany = name !== '' && !target?.row && target?.lookalikes?.some((one) => isNamesake(one, target));
    return {
      role: element.localName === 'canvas' ? 'canvas' : eyes.roleOf(element),
      isData,
      name,
      landmark,
      beside: name || isData ? '' : besideOf(element, nameFor),
      section: isOneOfMany ? sectionOf(element, nameFor) : '',
      isOfEachRow: name !== '' && eyes.isOfEachRow(element, nameFor),
    };
  });
  return known ?? nothingKnown;
}

const mostParents = 5;

function parentsOf(element: Element, most = mostParents): Element[] {
  const parent = most > 0 ? element.parentElement : null;
  return parent ? [parent, ...parentsOf(parent, most - 1)] : [];
}

/** What the place is called that something was dragged to. */
function placeOf(to: Element, dragged: Element, eyes: Eyes): string {
  const nameFor = naming(eyes);
  // What holds both is where it came from as well.
  const label = [to, ...parentsOf(to)].map(labelFor).find((one) => one !== null);
  return nameFor(to) || (label && nameFor(label)) || sectionOf(to, (at) => (at.contains(dragged) ? '' : nameFor(at)));
}

function seenAt(element: Element): RecordedStep['frame'] {
  const { x, y, width, height } = boxOf(element);
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
