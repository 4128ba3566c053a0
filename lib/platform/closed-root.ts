import { browser } from './browser.ts';

/** What the DOM lets have a root: elements of the page's own, and these. */
const mayHost = /-|^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/** Firefox says it at the element, to extensions only. */
type Opened = HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null };

/**
 * The closed shadow root of an element of the page: scripts of an extension may look into those. Null where there is
 * none, undefined where this browser does not say. In Chromium it takes 10 µs, so it is not for each element of a page.
 */
export function closedRootOf(element: Element): ShadowRoot | null | undefined {
  if (!(element instanceof HTMLElement && mayHost.test(element.localName))) return null;
  const root = (element as Opened).openOrClosedShadowRoot;
  return root === undefined ? (browser.dom as typeof browser.dom | undefined)?.openOrClosedShadowRoot(element) : root;
}
