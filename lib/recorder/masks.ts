import type { Masks, Rect } from '#lib/model/recording.ts';
import { privateText } from '#lib/model/private-text.ts';
import type { Insight } from './insight.ts';

/** Shown as data whatever the app says: values, editors, frames whatever is in them, canvases, photos, and opt-outs. */
const alwaysMasked = [
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
];
const unmaskedInputs = new Set(['button', 'submit', 'reset', 'checkbox', 'radio', 'hidden', 'image']);
const mostNodes = 20_000;
const fieldHeightMost = 80;

/**
 * Rectangles of the viewport that no stored picture may show. Null when the page is too large to be sure; then there
 * is no picture.
 */
export function findMasks(
  page: Document,
  documentId: string,
  insight: Pick<Insight, 'isData' | 'closedRootOf' | 'hidden'>,
): Masks | null {
  const { isData, closedRootOf, hidden: marked } = insight;
  const view = page.defaultView!;
  const viewport = { width: view.innerWidth, height: view.innerHeight, scale: view.devicePixelRatio };
  const rects: Rect[] = [];
  const add = (box: DOMRect) => {
    const isSeen =
      box.width > 0 &&
      box.height > 0 &&
      box.bottom > 0 &&
      box.right > 0 &&
      box.top < viewport.height &&
      box.left < viewport.width;
    if (isSeen) rects.push({ x: box.x, y: box.y, width: box.width, height: box.height });
  };

  const known = new Map<Element, boolean>();
  const isDataText = (element: Element) => {
    let answer = known.get(element);
    if (answer === undefined) known.set(element, (answer = isData(element)));
    return answer;
  };
  const hidden = new Set<Node>();
  const hide = (node: Node) => {
    if (!hidden.has(node)) addText(node, add);
    hidden.add(node);
  };
  let left = mostNodes;
  const visit = (root: Document | ShadowRoot) => {
    for (const selector of marked ? [...alwaysMasked, marked] : alwaysMasked)
      for (const element of root.querySelectorAll(selector)) add(element.getBoundingClientRect());
    for (const input of root.querySelectorAll('input')) {
      if (unmaskedInputs.has(input.type)) continue;
      add(input.getBoundingClientRect());
      if (input.role === 'combobox') add(boxAround(input).getBoundingClientRect());
    }
    for (const image of root.querySelectorAll('img'))
      if (image.width > 48 && image.height > 48) add(image.getBoundingClientRect());
    const line = new Line((node) => isOnScreen(node.parentElement!, viewport) && hide(node));
    const walker = page.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode()) {
      left -= 1;
      if (node instanceof Element) {
        if (node.localName === 'br') line.end();
        const isAsked = isOnScreen(node, viewport) && (isOwn(node) || node.checkVisibility());
        const inner = node.shadowRoot ?? (isAsked ? closedRootOf(node) : null);
        if (inner) visit(inner);
        else if (inner === undefined && isOwn(node) && isEmpty(node)) add(node.getBoundingClientRect());
        continue;
      }
      const parent = node.parentElement;
      if (!parent || !node.nodeValue) continue;
      line.add(node, parent);
      if (node.nodeValue.trim() && isOnScreen(parent, viewport) && isDataText(parent)) hide(node);
    }
    line.end();
  };
  visit(page);
  return left > 0 && rects.length <= 5000 ? { documentId, viewport, rects } : null;
}

/** An element of the page's own making. Such a one may show what is in it without a box of its own. */
const isOwn = (element: Element): boolean => /-/.test(element.localName);

/** Whatever it shows, it is nothing that can be read in the page. */
const isEmpty = (element: Element): boolean => !element.firstElementChild && !element.textContent!.trim();

/** A list that can be typed into shows what was chosen beside its input, in the box that looks like the field. */
function boxAround(input: Element): Element {
  let box = input;
  for (let at = input.parentElement, up = 0; at && up < 3; at = at.parentElement, up += 1)
    if (at.getBoundingClientRect().height <= fieldHeightMost) box = at;
  return box;
}

/** Text that runs on through inline elements, such as `zoe@<wbr>example.com`: it is read as one, as a person does. */
class Line {
  readonly #onPrivate: (node: Node) => void;
  readonly #blocks = new Map<Element, Element>();
  #block: Element | null = null;
  #parts: { node: Node; from: number; to: number }[] = [];
  #text = '';

  constructor(onPrivate: (node: Node) => void) {
    this.#onPrivate = onPrivate;
  }

  add(node: Node, parent: Element): void {
    const block = this.#blockOf(parent);
    if (block !== this.#block) this.end();
    this.#block = block;
    const from = this.#text.length;
    this.#text += node.nodeValue ?? '';
    this.#parts.push({ node, from, to: this.#text.length });
  }

  end(): void {
    for (const { index, 0: match } of this.#text.matchAll(privateText)) {
      for (const { node, from, to } of this.#parts)
        if (from < index + match.length && to > index && node.nodeValue?.trim()) this.#onPrivate(node);
    }
    this.#parts = [];
    this.#text = '';
  }

  #blockOf(element: Element): Element {
    const known = this.#blocks.get(element);
    if (known) return known;
    const { parentElement } = element;
    const isInline = /^(inline|contents)$/.test(getComputedStyle(element).display);
    const block = isInline && parentElement ? this.#blockOf(parentElement) : element;
    this.#blocks.set(element, block);
    return block;
  }
}

function isOnScreen(element: Element, viewport: { width: number; height: number }): boolean {
  const box = element.getBoundingClientRect();
  // Without a box of its own (`display: contents`), or out of which its text runs: where the text is will be measured.
  if (box.width === 0 || box.height === 0) return true;
  return box.bottom > 0 && box.top < viewport.height && box.right > 0 && box.left < viewport.width;
}

function addText(node: Node, add: (box: DOMRect) => void): void {
  const range = node.ownerDocument!.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) add(box);
}
