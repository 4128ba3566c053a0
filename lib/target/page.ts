import { isFrame } from '#lib/frames/frames.ts';
import { shadowOf } from '#lib/frames/shadow.ts';
import { attribute, contains, isClobbered, isFrameShown, parentsOf } from './dom.ts';
import { fold, unnumbered } from './stable.ts';

/** One pass over a page in reading order: what is near an element is then looked up, not searched. */
export interface Page {
  elements: Element[];
  /** Each element's own text, folded; empty where it has none. */
  texts: string[];
  /** Index of the last heading before each element, -1 for none. */
  headings: Int32Array;
  /** Not all of it was read. */
  isPart: boolean;
}

/** What is no part of the page for a person, and what is ours, into which one can look in the builds for tests. */
const UNSEEN = new Set(
  'script style head meta link title base path template noscript defs handrail-overlay'.split(' '),
);
const ownTextMost = 120;
/** A page of more elements than that is read around the one that matters only: nobody waits for the rest at a press. */
const wholeMost = 6_000;
const partMost = 3_000;

/**
 * Reads everything below the root, through shadow roots, in one pass without recursion into light children. Pages in
 * frames that are shown come after the page that they lie in, so that they are not taken for what is beside the frame.
 * With `near`, of a huge page only what is next to that.
 */
export function readPage(root: Document | DocumentFragment | Element, near?: Element): Page {
  const elements: Element[] = [];
  const texts: string[] = [];
  const headings: number[] = [];
  const frames: [index: number, inner: Document][] = [];
  let heading = -1;
  let isPart = false;
  const visit = (scope: Document | DocumentFragment | Element): void => {
    const all = scope.querySelectorAll('*');
    const isHuge = near !== undefined && all.length > wholeMost;
    isPart ||= isHuge;
    for (const element of isHuge ? partOf(all, scope, near) : all) {
      const tag: unknown = element.localName;
      if (typeof tag !== 'string' || UNSEEN.has(tag) || isClobbered(element)) continue;
      headings.push(heading);
      if (isHeading(tag, element)) heading = elements.length;
      elements.push(element);
      // What was typed is nobody's business, and who else stands in a closed list nobody sees.
      texts.push(tag === 'textarea' || tag === 'option' ? '' : ownText(element));
      const shadow = shadowOf(element);
      if (shadow) visit(shadow);
      const inner = isFrame(element) && isFrameShown(element) && element.contentDocument;
      if (inner) frames.push([elements.length - 1, inner]);
    }
  };
  visit(root);
  for (const [index, inner] of frames) {
    heading = headings[index]!;
    visit(inner);
  }
  return { elements, texts, headings: Int32Array.from(headings), isPart };
}

/** As many before as after, in reading order. */
function partOf(all: NodeListOf<Element>, scope: Node, near: Element): Element[] {
  const at = [near, ...parentsOf(near)].find((one) => Node.prototype.contains.call(scope, one));
  const half = partMost / 2;
  const from = Math.min(Math.max(0, at ? placeIn(all, at) - half : 0), all.length - partMost);
  return Array.prototype.slice.call(all, from, from + partMost) as Element[];
}

/** How many stand before it; found by halves, because all of them are many. */
function placeIn(all: NodeListOf<Element>, element: Element): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore =
      Node.prototype.compareDocumentPosition.call(element, all[middle]!) & Node.DOCUMENT_POSITION_PRECEDING;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isHeading(tag: string, element: Element): boolean {
  return (
    (tag.length === 2 && tag[0] === 'h' && tag[1]! >= '1' && tag[1]! <= '6') ||
    tag === 'legend' ||
    attribute(element, 'role') === 'heading'
  );
}

/** Text that belongs to this element alone: the first or the last of its direct texts. */
function ownText(element: Element): string {
  const { firstChild: first, lastChild: last } = element;
  if (!first) return '';
  return textAt(first) || (first === last ? '' : textAt(last));
}

function textAt(node: Node | null): string {
  if (node?.nodeType !== Node.TEXT_NODE) return '';
  const text = node.nodeValue ?? '';
  return text.length > ownTextMost * 4 || !/\S/.test(text) ? '' : fold(text).slice(0, ownTextMost);
}

const wordMost = 40;

/** A text of the page as a target remembers it: with any number in place of its own, and cut. */
export function wordOf(text: string): string {
  return unnumbered(text).slice(0, wordMost).trim();
}

/** The nearest words before (or after) an element that are not its own, nearest first. */
export function wordsBeside(page: Page, index: number, step: 1 | -1, most = 3): number[] {
  const element = page.elements[index]!;
  const found: number[] = [];
  for (let at = index + step, looked = 0; looked < 80 && found.length < most; at += step, looked += 1) {
    const text = page.texts[at];
    if (text === undefined) break;
    if (!text || !/\p{L}/u.test(text)) continue;
    const other = page.elements[at]!;
    if (other.ownerDocument !== element.ownerDocument) break;
    if (!contains(element, other)) found.push(at);
  }
  return found;
}
