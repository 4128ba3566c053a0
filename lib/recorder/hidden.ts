/** Parts of the page that the workspace wants hidden: nothing in them is read, by whatever way it is reached. */
export interface HiddenParts {
  /** Before, nobody knows what is hidden. */
  obey(selectors: readonly string[]): void;
  isKnown(): boolean;
  /** Is it one, or in one as a person sees it: out of roots, slots and frames, too? */
  holds(element: Element): boolean;
}

export function hiddenParts(page: Document, parentOf: (element: Element) => Element | null): HiddenParts {
  let selector: string | null = null;
  let known = new Map<Element, boolean>();

  const isIn = (element: Element, all: string): boolean => {
    const around = slotOf(element) ?? parentOf(element);
    return Element.prototype.matches.call(element, all) || (around !== null && holds(around));
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
    isKnown: () => selector !== null,
    holds,
  };
}

const slotOf = (element: Element): Element | null =>
  Reflect.get(Element.prototype, 'assignedSlot', element) as Element | null;

/** What one browser knows another may not. */
function isSelector(page: Document, text: string): boolean {
  try {
    page.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}
