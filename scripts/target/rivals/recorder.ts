import type { Algorithm } from '../page/trial.ts';
import { nameOf, placeOf, quoted } from './paths.ts';
import type { Injected } from './playwright.ts';
import { ariaSelector, contentOf, firstOf, listener, onlyOf, query, type Query, type Spoken } from './queries.ts';

/**
 * The Recorder of Chrome's DevTools: it writes down one selector of each family that selects the element alone, and
 * replays by the first that selects something. A selector of several parts leads from an element around to the one
 * inside: into its shadow root where it has one.
 */
type Selector = readonly string[];

const testAttributes = 'data-testid data-test data-qa data-cy data-test-id data-qa-id data-testing'.split(' ');
/** A text as short as this is kept whole, one longer than that not at all; between, as much as it takes. */
const textLetters = { whole: 12, most: 64 };

export function recorder(injected: Injected): Algorithm {
  return {
    describe: (element) => record(element, listener(injected)),
    find: (selectors) => {
      const ask = query(listener(injected));
      for (const selector of selectors as Selector[]) {
        const element = resolve(selector, ask);
        if (element && isShown(element)) return { element, isSure: true };
      }
      return null;
    },
  };
}

export function record(element: Element, listen: (element: Element) => Spoken): Selector[] {
  const ask = query(listen);
  const families = [ariaOf(element, listen, ask), cssOf(element), xpathOf(element), pierceOf(element, ask)];
  return [...families, textSelectorOf(element, ask)].filter((selector) => selector !== null);
}

export function resolve(selector: Selector, ask: Query): Element | null {
  let within: Document | Element = document;
  for (const part of selector) {
    const element = firstOf(ask(part, within));
    if (!element) return null;
    within = element;
  }
  return within instanceof Element ? within : null;
}

/** By its name, by its role, by both; else the same within the nearest element that has a name. */
function ariaOf(element: Element, listen: (element: Element) => Spoken, ask: Query): Selector | null {
  const waysTo = (one: Element): string[] => {
    const { role, name } = listen(one);
    return name ? [{ name }, { role }, { role, name }].map(ariaSelector) : [ariaSelector({ role })];
  };
  const wayTo = (one: Element, within: Document | Element): string | undefined =>
    waysTo(one).find((way) => onlyOf(ask(way, within)) === one);
  const way = wayTo(element, document);
  if (way) return [way];
  for (let around = parentOf(element); around; around = parentOf(around)) {
    if (!listen(around).name) continue;
    const outer = wayTo(around, document);
    const inner = outer && wayTo(element, around);
    if (inner) return [outer, inner];
  }
  return null;
}

/** The shortest path that selects the element alone in its root, and before it the same for the host of that root. */
function cssOf(element: Element): Selector | null {
  const root = element.getRootNode() as Document | ShadowRoot;
  const own = shortest(element, (css) => onlyOf(root.querySelectorAll(css)) === element);
  if (!own) return null;
  if (root instanceof Document) return [own];
  const host = cssOf(root.host);
  return host && [...host, own];
}

function pierceOf(element: Element, ask: Query): Selector | null {
  const css = shortest(element, (css) => onlyOf(ask(`pierce/${css}`, document)) === element);
  return css === null ? null : [`pierce/${css}`];
}

function shortest(element: Element, isOnly: (css: string) => boolean): string | null {
  const root = element.getRootNode() as Document | ShadowRoot;
  let path = '';
  for (let at: Element | null = element; at; at = at.parentElement) {
    const anchor = anchorOf(at, root);
    path = `${anchor ? cssOfAnchor(anchor) : stepTo(at)}${path && ` > ${path}`}`;
    if (isOnly(path)) return path;
  }
  return null;
}

/** An attribute made for tests, or the id, where no other element has the same. */
function anchorOf(element: Element, root: Document | ShadowRoot): [name: string, value: string] | null {
  const named = [...testAttributes, 'id'].flatMap((name): [string, string][] => {
    const value = element.getAttribute(name);
    return value ? [[name, value]] : [];
  });
  return named.find((anchor) => onlyOf(root.querySelectorAll(cssOfAnchor(anchor)))) ?? null;
}

function cssOfAnchor([name, value]: [string, string]): string {
  return name === 'id' ? `#${CSS.escape(value)}` : `[${name}='${CSS.escape(value)}']`;
}

/** What tells an element from its siblings: its tag, a class, its place. */
function stepTo(element: Element): string {
  const tag = CSS.escape(element.localName);
  const siblings = [...(element.parentNode?.children ?? [])].filter((one) => one !== element);
  const alike = siblings.filter((one) => one.localName === element.localName);
  if (alike.length === 0) return tag;
  const own = [...element.classList].find((one) => !alike.some((other) => other.classList.contains(one)));
  return own === undefined ? `${tag}:nth-of-type(${placeOf(element)})` : `${tag}.${CSS.escape(own)}`;
}

/** From the nearest anchor, else from the root down; XPath does not see into shadow roots. */
function xpathOf(element: Element): Selector | null {
  if (element.getRootNode() !== document) return null;
  let path = '';
  for (let at: Element | null = element; at; at = at.parentElement) {
    const anchor = anchorOf(at, document);
    if (anchor) return [`xpath///*[@${anchor[0]}=${quoted(anchor[1])}]${path}`];
    const { localName } = at;
    const isAlone = [...(at.parentNode?.children ?? [])].every((one) => one === at || one.localName !== localName);
    path = `/${nameOf(at)}${isAlone ? '' : `[${placeOf(at)}]`}${path}`;
  }
  return [`xpath/${path}`];
}

function textSelectorOf(element: Element, ask: Query): Selector | null {
  const text = contentOf(element).trim();
  if (text === '' || text.length > textLetters.most) return null;
  for (let length = Math.min(text.length, textLetters.whole); length <= text.length; length++) {
    const way = `text/${text.slice(0, length)}`;
    if (onlyOf(ask(way, document)) === element) return [way];
  }
  return null;
}

function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
}
