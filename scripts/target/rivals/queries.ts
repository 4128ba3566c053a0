import { spokenOf, type Injected } from './playwright.ts';

/**
 * What the selectors of the DevTools Recorder select, as Puppeteer documents them: `aria/Name[role="button"]`,
 * `xpath/...`, `pierce/...`, `text/...`, and CSS without a prefix. In the page the accessibility tree of the browser
 * cannot be asked, so roles and names are those that Playwright works out.
 */
export type Query = (selector: string, within: Document | Element) => Iterable<Element>;

export interface Spoken {
  role: string;
  name: string;
}

/** What is said of each element. Made anew for each question, because the page may have changed. */
export function listener(injected: Injected): (element: Element) => Spoken {
  const known = new Map<Element, Spoken>();
  return (element) => {
    let spoken = known.get(element);
    if (!spoken) {
      const { role, name } = spokenOf(injected, element);
      known.set(element, (spoken = { role: role ?? 'generic', name }));
    }
    return spoken;
  };
}

export function ariaSelector({ role, name }: Partial<Spoken>): string {
  return `aria/${name ?? ''}${role === undefined ? '' : `[role="${role}"]`}`;
}

export function query(listen: (element: Element) => Spoken): Query {
  return (selector, within) => {
    const [, kind, rest = ''] = /^(aria|xpath|pierce|text)\/(.*)$/s.exec(selector) ?? [];
    if (kind === 'aria') return spokenWithin(within, rest, listen);
    if (kind === 'xpath') return selectedByXPath(within, rest);
    if (kind === 'pierce') return [...everything(within)].filter((element) => element.matches(rest));
    if (kind === 'text') return saidWithin(within, rest);
    return (within instanceof Element ? (within.shadowRoot ?? within) : within).querySelectorAll(selector);
  };
}

/** The only element that is selected, or null. */
export function onlyOf(found: Iterable<Element>): Element | null {
  const [first, second] = take(found, 2);
  return first && !second ? first : null;
}

export function firstOf(found: Iterable<Element>): Element | null {
  return take(found, 1)[0] ?? null;
}

/** What a person can read in an element, through open shadow roots. */
export function contentOf(node: Node): string {
  if (node instanceof HTMLInputElement) return /^(submit|button|reset)$/.test(node.type) ? node.value : '';
  if (node instanceof Element) return nodesIn(node).map(contentOf).join('');
  return node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '';
}

function nodesIn(element: Element): ChildNode[] {
  return [...(element.shadowRoot?.childNodes ?? []), ...element.childNodes];
}

function* spokenWithin(
  within: Document | Element,
  selector: string,
  listen: (element: Element) => Spoken,
): Generator<Element> {
  const [, name, role] = /^(.*?)(?:\[role="([^"]*)"\])?$/s.exec(selector)!;
  for (const element of everything(within)) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[aria-hidden="true"]')) continue;
    const spoken = listen(element);
    if ((!name || spoken.name === name) && (role === undefined || spoken.role === role)) yield element;
  }
}

function* selectedByXPath(within: Document | Element, xpath: string): Generator<Element> {
  const found = document.evaluate(xpath, within, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  for (let at = 0; at < found.snapshotLength; at++) {
    const node = found.snapshotItem(at);
    if (node instanceof Element) yield node;
  }
}

/** The smallest elements that contain a text. */
function* saidWithin(within: Document | Element, text: string): Generator<Element> {
  const inner = within instanceof Element ? nodesIn(within) : [within.body];
  for (const child of inner) if (child instanceof Element) yield* smallestSaying(child, text);
}

function* smallestSaying(element: Element, text: string): Generator<Element> {
  if (!contentOf(element).includes(text)) return;
  let isSaidInside = false;
  for (const inner of saidWithin(element, text)) {
    isSaidInside = true;
    yield inner;
  }
  if (!isSaidInside) yield element;
}

/** Every element within, through open shadow roots. */
function* everything(within: Document | DocumentFragment | Element): Generator<Element> {
  if (within instanceof Element && within.shadowRoot) yield* everything(within.shadowRoot);
  for (const child of within.children) {
    yield child;
    yield* everything(child);
  }
}

function take(found: Iterable<Element>, most: number): Element[] {
  const taken: Element[] = [];
  for (const element of found) if (taken.push(element) === most) break;
  return taken;
}
