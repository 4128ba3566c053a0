import { blockOf, privateTextsIn } from '#lib/frames/private-words.ts';
import type { Masks, Rect } from '#lib/model/recording.ts';
import type { Insight } from './insight.ts';
import { privatelyWrittenAt } from './written-words.ts';

/** Shown as data whatever the app says: values, editors, frames whatever is in them, canvases, photos, and opt-outs. */
const alwaysMasked = [
  'input:not([type="button" i], [type="submit" i], [type="reset" i], [type="checkbox" i], [type="radio" i], [type="hidden" i], [type="image" i])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable="false"])',
  '[role="textbox"]',
  '[role="combobox"]',
  '[role="slider"]',
  '[role="spinbutton"]',
  'output',
  '.ace_editor',
  '.monaco-editor',
  '.cm-editor',
  '.CodeMirror',
  'iframe',
  'frame',
  'embed',
  'object',
  'canvas',
  'video',
  'tbody td:not(nav td, [role="navigation"] td)',
  '[role="gridcell"]',
  '[role="cell"]',
  '[data-private]',
  '[data-sensitive]',
].join(', ');
const photo = 48;
const fieldHeightMost = 80;
const rectsMost = 5_000;
/** So long a press may wait for its picture; for what is asked afterwards nobody waits. */
export const patienceMs = { atPress: 32, later: 250 };

interface Size {
  width: number;
  height: number;
}

/**
 * Rectangles of the viewport that no stored picture may show. Null when not all of the page could be looked through in
 * time; then there is no picture. Most of a large page is out of sight, and of that only the place is asked.
 */
export function findMasks(
  page: Document,
  documentId: string,
  { isData, isHidden, closedRootOf, parentOf }: Pick<Insight, 'isData' | 'isHidden' | 'closedRootOf' | 'parentOf'>,
  mostMs = patienceMs.atPress,
): Masks | null {
  const view = page.defaultView!;
  const viewport = { width: view.innerWidth, height: view.innerHeight, scale: view.devicePixelRatio };
  const rects: Rect[] = [];
  const blocks = new Set<Element | ShadowRoot>();
  const add = (box: Rect): void => {
    if (box.width > 0 && box.height > 0 && isSeen(box, viewport))
      rects.push({ x: box.x, y: box.y, width: box.width, height: box.height });
  };
  const look = (element: Element, box: DOMRect): void => {
    const isOut = isHidden(element);
    if (isOut || element.matches(alwaysMasked)) add(box);
    if (element.localName === 'input' && element.role === 'combobox') add(boxAround(element).getBoundingClientRect());
    if (element.localName === 'img' && box.width > photo && box.height > photo) add(box);
    for (const place of privatelyWrittenAt(element, parentOf, () => isOut || isData(element, 'style'))) add(place);
    const own = textsOf(element);
    if (own.length === 0) return;
    blocks.add(blockOf(element));
    if (isOut || isData(element)) for (const text of own) addText(text, add);
  };
  /** What a root says itself is its host's. */
  const lookInto = (root: ShadowRoot): void => {
    const own = textsOf(root);
    if (own.length === 0) return;
    blocks.add(root);
    if (isHidden(root.host) || isData(root.host, root)) for (const text of own) addText(text, add);
  };
  // The page may have to be laid out first. It would have been in any case.
  page.documentElement.getBoundingClientRect();
  const until = performance.now() + mostMs;
  /** Whether it was all looked at. */
  const visit = (root: Document | ShadowRoot): boolean => {
    const walker = page.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    let node = walker.nextNode();
    while (node) {
      if (performance.now() >= until) return false;
      const element = node as Element;
      const box = element.getBoundingClientRect();
      // Without a box of its own (`display: contents`), or out of which its text runs: where the text is will be measured.
      const isBoxless = box.width === 0 || box.height === 0;
      if (isBoxless && !isRendered(element)) {
        node = nextBeyond(walker);
        continue;
      }
      const isAsked = isBoxless || isSeen(box, viewport);
      if (isAsked) look(element, box);
      const inner = element.shadowRoot ?? (isAsked ? closedRootOf(element) : null);
      if (inner) lookInto(inner);
      if (inner && !visit(inner)) return false;
      if (inner === undefined && isEmpty(element)) add(box);
      node = walker.nextNode();
    }
    return true;
  };
  if (!visit(page)) return null;
  for (const block of blocks) for (const text of privateTextsIn(block)) addText(text, add);
  return rects.length <= rectsMost ? { documentId, viewport, rects } : null;
}

/** The next element that does not lie in this one. */
function nextBeyond(walker: TreeWalker): Node | null {
  do {
    const next = walker.nextSibling();
    if (next) return next;
  } while (walker.parentNode());
  return null;
}

/** What has no box of its own is in no layout either, but what it holds is. */
const isRendered = (element: Element): boolean =>
  element.checkVisibility() || getComputedStyle(element).display === 'contents';

const isSeen = (box: Rect, { width, height }: Size): boolean =>
  box.y + box.height > 0 && box.x + box.width > 0 && box.y < height && box.x < width;

/** Whatever it shows, it is nothing that can be read in the page. */
const isEmpty = (element: Element): boolean => !element.firstElementChild && !element.textContent!.trim();

const textsOf = (around: Element | ShadowRoot): ChildNode[] =>
  [...around.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue!));

/** A list that can be typed into shows what was chosen beside its input, in the box that looks like the field. */
function boxAround(input: Element): Element {
  let box = input;
  for (let at = input.parentElement, up = 0; at && up < 3; at = at.parentElement, up += 1)
    if (at.getBoundingClientRect().height <= fieldHeightMost) box = at;
  return box;
}

function addText(node: Node, add: (box: Rect) => void): void {
  const range = node.ownerDocument!.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) add(box);
}
