import { isShadowRoot } from '#lib/frames/frames.ts';
import type { Listen } from './thread.ts';
import { tried } from './tried.ts';

/** Rules that show something while the pointer is somewhere: `li:hover > ul` says the list, `li:hover` where the pointer is. */
interface HoverRule {
  shows: string;
  /** The same without the pointer there. */
  otherwise: string;
  place: string;
}

const levels = 8;
const remembered = 12;
const lists =
  ':scope > ul, :scope > ol, :scope > [role="menu"], :scope > [class*="menu" i], :scope > [class*="dropdown" i]';

/**
 * What has to be pointed at before an element can be pressed, the first one first: the answer for menus that open under
 * the pointer, whether a style sheet opens them or a script.
 */
export function watchHovers(listen: Listen): (pressed: Element) => Element[] {
  /** Entered while it was closed, the latest last. A script opens it only after we have looked. */
  let closed: { opener: Element; hidden: Element[] }[] = [];
  const rules = new WeakMap<Node, { size: number; found: HoverRule[] }>();

  const enter = (inner: Element): void => {
    for (const opener of aroundOf(inner).slice(0, 4)) {
      const hidden = [...opener.querySelectorAll(lists)].filter((at) => !isShown(at));
      if (hidden.length === 0 && opener.getAttribute('aria-expanded') !== 'false') continue;
      if (!isOpener(opener) || closed.some((one) => one.opener === opener)) continue;
      closed = [...closed.slice(1 - remembered), { opener, hidden }];
    }
  };
  listen('pointerover', (_, inner) => void tried(() => enter(inner)));
  // Who presses it opens it by that, whatever the pointer does.
  listen('pointerdown', (_, inner) => {
    const around = aroundOf(inner);
    const isInside = (hidden: readonly Element[]): boolean => hidden.some((list) => list.contains(inner));
    closed = closed.filter(({ opener, hidden }) => !around.includes(opener) || isInside(hidden));
  });

  const rulesOf = (root: Document | ShadowRoot): HoverRule[] => {
    const sheets = [...root.styleSheets, ...root.adoptedStyleSheets];
    const size = sheets.reduce((sum, sheet) => sum + rulesIn(sheet).length, 0);
    const known = rules.get(root);
    if (known?.size === size) return known.found;
    const found = sheets.flatMap((sheet) => rulesIn(sheet).flatMap(hoverRules));
    rules.set(root, { size, found });
    return found;
  };

  const openersOf = (pressed: Element): Element[] => {
    const byScript = closed.filter(
      ({ opener, hidden }) =>
        hidden.some((list) => list.contains(pressed) && isShown(list)) ||
        (opener.getAttribute('aria-expanded') === 'true' && isControlled(opener, pressed)),
    );
    const around = aroundOf(pressed);
    const byStyle = rulesOf(pressed.getRootNode() as Document | ShadowRoot).flatMap(({ shows, otherwise, place }) => {
      const shown = around.filter((at) => at.matches(shows) && !at.matches(otherwise));
      return shown.flatMap((at) => at.parentElement?.closest(place) ?? before(at, place) ?? []);
    });
    const openers = new Set([...byScript.map(({ opener }) => opener), ...byStyle].map(controlOf));
    openers.delete(pressed);
    return [...openers].toSorted(byPlace);
  };
  return (pressed) => tried(() => openersOf(pressed)) ?? [];
}

/** The pointer is on all of an entry; what it is called is said by the control in it. */
function controlOf(opener: Element): Element {
  return (
    opener.querySelector(':scope > :is(a, button, summary, [role="menuitem"], [role="button"], [tabindex])') ?? opener
  );
}

const byPlace = (one: Element, other: Element): number =>
  one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** Who holds a large part of the page is pointed at by whoever points at anything. */
function isOpener(element: Element): boolean {
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  const { width, height } = element.getBoundingClientRect();
  return width * height < 0.1 * clientWidth * clientHeight && element !== element.ownerDocument.body;
}

function aroundOf(element: Element): Element[] {
  const around: Element[] = [];
  for (let at: Element | null = element; at && around.length < levels; at = at.parentElement) around.push(at);
  return around;
}

function before(element: Element, place: string): Element | null {
  const at = element.previousElementSibling;
  return at?.matches(place) ? at : null;
}

/** Is it in what this control says it opens? */
function isControlled(opener: Element, pressed: Element): boolean {
  const root = opener.getRootNode();
  const id = opener.getAttribute('aria-controls') ?? opener.getAttribute('aria-owns');
  const menu = id && (isShadowRoot(root) || root instanceof Document) ? root.getElementById(id) : null;
  return menu?.contains(pressed) ?? pressed.closest('[role="menu"]') !== null;
}

const isShown = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

/** The rules of a sheet; none where it is of another site and the browser does not tell them. */
function rulesIn(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}

function hoverRules(rule: CSSRule): HoverRule[] {
  if ('selectorText' in rule && 'style' in rule) {
    const { selectorText, style } = rule as CSSStyleRule;
    const isShowing = style.display || style.visibility || style.opacity;
    return isShowing && selectorText.includes(':hover') ? selectorText.split(/,(?![^(]*\))/).flatMap(hoverRule) : [];
  }
  return 'cssRules' in rule ? [...(rule as CSSGroupingRule).cssRules].flatMap(hoverRules) : [];
}

function hoverRule(selector: string): HoverRule[] {
  const at = selector.lastIndexOf(':hover');
  const rest = selector.slice(at + ':hover'.length);
  const [own = ''] = /^[^\s>+~]*/.exec(rest) ?? [];
  // What changes itself under the pointer, such as a button's colour, opens nothing.
  if (at < 0 || rest.slice(own.length).trim() === '') return [];
  const place = `${selector.slice(0, at)}${own}`.trim() || '*';
  return isSelector(place) ? [{ shows: selector, otherwise: selector.replaceAll(':hover', ':not(*)'), place }] : [];
}

function isSelector(selector: string): boolean {
  return !selector.includes('::') && CSS.supports(`selector(${selector})`);
}
