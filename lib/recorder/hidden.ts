import type { Target } from '#lib/model/target.ts';

/** Parts of the page that the workspace wants hidden, and the words that stand in them. */
export interface HiddenParts {
  /** Before, nobody knows what is hidden. */
  obey(selectors: readonly string[]): void;
  /** Finds all of them; empty where nothing is, null until that is known. */
  selector(): string | null;
  holds(element: Element): boolean;
  /** Does a text say anything that stands in one of them? */
  isSaidIn(text: string): boolean;
  /** The target by what it says of the rest of the page only. */
  without(target: Target): Target;
}

const leastLetters = 3;
const speaking = ['aria-label', 'title', 'alt', 'placeholder', 'value'];

export function hiddenParts(page: Document, parentOf: (element: Element) => Element | null): HiddenParts {
  let selector: string | null = null;
  const words = (): string[] => (selector ? [...page.querySelectorAll(selector)].flatMap(wordsOf) : []);
  const isSaidIn = (text: string): boolean => words().some((word) => folded(text).includes(word));
  const cleaned = <T extends object>(part: T): T => {
    const isKept = ([key, value]: [string, unknown]) => always.has(key) || !isSaidIn(JSON.stringify(value));
    return Object.fromEntries(Object.entries(part).filter(isKept)) as T;
  };
  return {
    obey: (selectors) => (selector = selectors.filter((one) => isSelector(page, one)).join(', ')),
    selector: () => selector,
    holds(element) {
      for (let at = selector ? element : null; at; at = parentOf(at))
        if (Element.prototype.matches.call(at, selector!)) return true;
      return false;
    },
    isSaidIn,
    without(target) {
      if (!selector) return target;
      const { lookalikes } = target;
      return { ...cleaned(target), ...(lookalikes && { lookalikes: lookalikes.map(cleaned) }) };
    },
  };
}

/** What an element is, not what it says. */
const always = new Set(['tag', 'role', 'lookalikes', 'language']);

/** What one browser knows another may not. */
function isSelector(page: Document, text: string): boolean {
  try {
    page.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

function wordsOf(element: Element): string[] {
  return [element, ...element.querySelectorAll('*')]
    .flatMap((part) => [
      ...[...part.childNodes].map(({ nodeType, nodeValue }) => (nodeType === Node.TEXT_NODE ? nodeValue! : '')),
      ...speaking.map((name) => part.getAttribute(name) ?? ''),
    ])
    .map(folded)
    .filter((text) => text.length >= leastLetters);
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
