import { shadowOf, slotOf } from '#lib/frames/shadow.ts';

/** What the workspace hides on this page, as far as that is known. */
export type Hiding = 'unknown' | 'nothing' | 'parts';

/** Parts of the page that the workspace wants hidden: nothing in them is read, by whatever way it is reached. */
export interface HiddenParts {
  /** Before, nobody knows what is hidden. */
  obey(selectors: readonly string[]): void;
  hiding(): Hiding;
  /** Is it one, or in one as a person sees it: out of roots, slots and frames, too? */
  holds(element: Element): boolean;
}

export function hiddenParts(page: Document, parentOf: (element: Element) => Element | null): HiddenParts {
  let selector: string | null = null;
  let known = new Map<Element, boolean>();

  const isIn = (element: Element, all: string): boolean => {
    const around = slotOf(element) ?? parentOf(element);
    const isAround = Element.prototype.matches.call(element, all) || (around !== null && holds(around));
    // Its own slots lie in it.
    known.set(element, isAround);
    return isAround || slotsIn(element).some(holds);
  };
  const holds = (element: Element): boolean => {
    if (!selector) return false;
    // At a press the same parents are asked for again and again; after it the page may be another.
    if (known.size === 0) queueMicrotask(() => (known = new Map()));
    let answer = known.get(element);
    if (answer === undefined) known.set(element, (answer = isIn(element, selector)));
    return answer;
  };
  return {
    obey(selectors) {
      selector = selectors.filter((one) => isSelector(page, one)).join(', ');
      known = new Map();
    },
    hiding: () => (selector === null ? 'unknown' : selector === '' ? 'nothing' : 'parts'),
    holds,
  };
}

/** The slots of a host in which its own words are shown: what hides those hides the words, and so the host. */
function slotsIn(host: Element): Element[] {
  if (!shadowOf(host)) return [];
  const texts = [...host.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE) as Text[];
  return texts.flatMap((text) => slotOf(text) ?? []);
}

/** What one browser knows another may not. */
function isSelector(page: Document, text: string): boolean {
  try {
    page.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}
