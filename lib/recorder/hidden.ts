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

const leastLetters = 3;
/** Texts are kept cut: whoever says so much of a word says it. */
const mostLetters = 20;
/** A text of so many letters may have been cut within a word. */
const cutLeast = 38;
const speaking = 'aria-label title alt placeholder value data-original-title data-tooltip data-title'.split(' ');

export function hiddenParts(page: Document, { parentOf, fold, unnumbered }: Reading): HiddenParts {
  let selector: string | null = null;
  let known: string[] | null = null;
  const holds = (element: Element | null): boolean => {
    for (let at = selector ? element : null; at; at = parentOf(at))
      if (Element.prototype.matches.call(at, selector!)) return true;
    return false;
  };
  const partsOf = (root: Root): (Element | Root)[] =>
    holds(isShadowRoot(root) ? root.host : frameOf(root))
      ? [root, ...root.querySelectorAll('*')]
      : [...root.querySelectorAll(`:is(${selector}), :is(${selector}) *`)];
  const read = (): string[] => {
    const texts = rootsIn(page).flatMap(partsOf).flatMap(textsOf).map(fold);
    const forms = new Set(texts.flatMap((text) => [text, unnumbered(text)]));
    return [...forms]
      .map((text) => text.slice(0, mostLetters).trim())
      .filter((text) => text.length >= leastLetters && /[\p{L}\p{N}]/u.test(text));
  };
  /** Read once at a press, however much is asked then. */
  const words = (): string[] => {
    if (!known) queueMicrotask(() => (known = null));
    return (known ??= selector ? read() : []);
  };
  const isSaidIn = (text: string): boolean => {
    const said = fold(text);
    const forms = [said, unnumbered(said)];
    return words().some((word) => forms.some((form) => form.includes(word) || endsWithin(form, word)));
  };
  const isSaid = (value: unknown): boolean =>
    typeof value === 'string'
      ? isSaidIn(value)
      : typeof value === 'object' && value !== null && Object.values(value).some(isSaid);
  const cleaned = <T extends object>(part: T): T => {
    const isKept = ([key, value]: [string, unknown]) => always.has(key) || !isSaid(value);
    return Object.fromEntries(Object.entries(part).filter(isKept)) as T;
  };
  return {
    obey(selectors) {
      selector = selectors.filter((one) => isSelector(page, one)).join(', ');
      known = null;
    },
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

function textsOf(part: Element | Root): (string | null)[] {
  const own = [...part.childNodes].map(({ nodeType, nodeValue }) => (nodeType === Node.TEXT_NODE ? nodeValue : ''));
  return 'getAttribute' in part ? [...own, ...speaking.map((name) => part.getAttribute(name))] : own;
}

function endsWithin(text: string, word: string): boolean {
  if (text.length < cutLeast) return false;
  for (let most = word.length; most >= leastLetters; most -= 1) if (text.endsWith(word.slice(0, most))) return true;
  return false;
}
