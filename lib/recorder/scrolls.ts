import { eachWindow } from '#lib/frames/each-window.ts';

/** What had to be scrolled before an element was there. */
export interface Scrolled {
  /** Null is the page itself. */
  place: Element | null;
  isDown: boolean;
}

/** How a place was when somebody began to scroll it. */
interface Start {
  /** What was in it, words by what they said: lists that draw only what is in sight use the same elements for other entries. */
  nodes: Map<Node, string | null>;
  left: number;
  top: number;
  /** How far down it has been since: pages scroll, too, as a chat does to its end. */
  furthest: number;
}

/** A place that holds more is no list that leaves out what is not in sight. */
const mostNodes = 20_000;

/**
 * Of an element: what somebody scrolled since they last did something, if that is what brought it into the page. Then
 * whoever does the same has to scroll as well. What was there before, or within sight, needs nobody to scroll for it.
 */
export function watchScrolls(page: Document, signal: AbortSignal) {
  const lastAt = new WeakMap<Element, { left: number; top: number }>();
  let starts = new Map<Element, Start>();

  const hear = (view: Window, until: AbortSignal): void => {
    const { document } = view;
    // Who scrolls is heard of only afterwards; what comes into the page later comes unscrolled.
    for (const place of document.querySelectorAll('*'))
      if (place.scrollLeft || place.scrollTop) lastAt.set(place, positionOf(place));
    const begin = ({ target }: Event): void => {
      const place = target === document ? document.documentElement : (target as Element);
      // The page draws what comes into sight only after it has heard of it, too.
      const start = starts.get(place) ?? {
        nodes: nodesIn(place),
        ...(lastAt.get(place) ?? { left: 0, top: 0 }),
        furthest: 0,
      };
      starts.set(place, { ...start, furthest: Math.max(start.furthest, place.scrollTop) });
      lastAt.set(place, positionOf(place));
    };
    view.addEventListener('scroll', begin, { capture: true, passive: true, signal: until });
  };
  eachWindow(page, hear, signal);

  return {
    broughtBy(element: Element): Scrolled | null {
      for (let place: Element | null = element; place; place = place.parentElement) {
        const start = starts.get(place);
        if (!start || start.nodes.size === 0 || wasThere(element, start.nodes)) continue;
        const side = sideAt(start, place, element);
        if (side) return { place: isPage(place) ? null : place, isDown: side === 'below' };
      }
      return null;
    },
    /** Something was done: who does it, too, has scrolled up to there. */
    forget: (): void => void (starts = new Map()),
  };
}

const isPage = (place: Element): boolean => place === place.ownerDocument.documentElement;

const positionOf = ({ scrollLeft, scrollTop }: Element) => ({ left: scrollLeft, top: scrollTop });

/** Empty where they are too many. */
function nodesIn(place: Element): Start['nodes'] {
  const nodes: Start['nodes'] = new Map();
  const walker = place.ownerDocument.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.set(node, node.nodeValue);
    if (nodes.size > mostNodes) return new Map();
  }
  return nodes;
}

function wasThere(element: Element, nodes: Start['nodes']): boolean {
  if (!nodes.has(element)) return false;
  const words = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let word = words.nextNode(); word; word = words.nextNode()) if (nodes.get(word) !== word.nodeValue) return false;
  return true;
}

/** On which side it would have been out of sight, had nobody scrolled. */
function sideAt(start: Start, place: Element, element: Element): 'below' | 'elsewhere' | null {
  const { innerWidth, innerHeight } = place.ownerDocument.defaultView!;
  const sight = isPage(place) ? new DOMRect(0, 0, innerWidth, innerHeight) : place.getBoundingClientRect();
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const down = place.scrollTop - start.top;
  const along = place.scrollLeft - start.left;
  const isPassed = bottom + place.scrollTop - start.furthest <= sight.top;
  if (top + down >= sight.bottom) return isPassed ? 'elsewhere' : 'below';
  const isElsewhere = bottom + down <= sight.top || left + along >= sight.right || right + along <= sight.left;
  return isElsewhere ? 'elsewhere' : null;
}
