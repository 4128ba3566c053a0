import { frameOf, isShadowRoot, type Root, rootsIn } from '#lib/frames/frames.ts';
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

/** How a target reads a page, and the forms in which it says what it read. */
export interface Reading {
  parentOf(element: Element): Element | null;
  fold(text: string | null): string;
  unnumbered(text: string): string;
}

/** Texts are kept cut: whoever says so much of a word says it. */
const mostLetters = 12;
const hasLetters = /[^#]{3}/;
const speaking = ['aria-label', 'title', 'alt', 'placeholder', 'value'];

export function hiddenParts(page: Document, { parentOf, fold, unnumbered }: Reading): HiddenParts {
  let selector: string | null = null;
  let known: string[] | null = null;
  const holds = (element: Element | null): boolean => {
    for (let at = selector ? element : null; at; at = parentOf(at))
      if (Element.prototype.matches.call(at, selector!)) return true;
    return false;
  };
  const partsOf = (root: Root): Element[] => {
    const isWithin = holds(isShadowRoot(root) ? root.host : frameOf(root));
    return [...root.querySelectorAll(isWithin ? '*' : `${selector}, :is(${selector}) *`)];
  };
  /** As they stand there, and as a target remembers what stands beside it. */
  const read = (): string[] =>
    rootsIn(page)
      .flatMap(partsOf)
      .flatMap(textsOf)
      .map(fold)
      .flatMap((text) => [text, unnumbered(text)])
      .map((text) => text.slice(0, mostLetters))
      .filter((text) => hasLetters.test(text));
  const isSaidIn = (text: string): boolean => {
    // Read once at a press, however much is asked then.
    if (!known) queueMicrotask(() => (known = null));
    known ??= selector ? read() : [];
    const said = fold(text);
    return known.some((word) => said.includes(word));
  };
  const isSaid = (value: unknown): boolean =>
    typeof value === 'string' ? isSaidIn(value) : Object.values(value ?? {}).some(isSaid);
  const cleaned = <T extends object>(part: T): T => {
    const isKept = ([key, value]: [string, unknown]) => always.test(key) || !isSaid(value);
    return Object.fromEntries(Object.entries(part).filter(isKept)) as T;
  };
  return {
    obey: (selectors) => (selector = selectors.filter((one) => isSelector(page, one)).join(', ')),
    selector: () => selector,
    holds,
    isSaidIn,
    without(target) {
      if (!selector) return target;
      const { lookalikes } = target;
      return { ...cleaned(target), ...(lookalikes && { lookalikes: lookalikes.map(cleaned) }) };
    },
  };
}

/** What an element is, not what it says. */
const always = /^(tag|role|lookalikes|language)$/;

/** What one browser knows another may not. */
function isSelector(page: Document, text: string): boolean {
  try {
    page.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

function textsOf(part: Element): (string | null)[] {
  const own = [...part.childNodes].map(({ nodeType, nodeValue }) => (nodeType === Node.TEXT_NODE ? nodeValue : ''));
  return [...own, ...speaking.map((name) => part.getAttribute(name))];
}
