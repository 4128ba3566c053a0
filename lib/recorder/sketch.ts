import { boxOf, innerDocument } from '#lib/frames/frames.ts';
import { isInAddress } from '#lib/frames/private-words.ts';
import { isPrivateName } from '#lib/model/private-text.ts';
import type { ShapeKind, Wireframe } from '#lib/model/wireframe.ts';
import { type Area, type Drawn, intersect, isApart, uncovered, within } from './areas.ts';
import type { Insight } from './insight.ts';
import { kindOf, leaves } from './shape-kinds.ts';

/** So long a press may wait for its picture; what was not seen by then is not in it. */
const patienceMs = 16;
const mostBytes = 4_800;
/** The same as the schema's, which a page cannot import because it brings Zod; a test compares the two. */
export const sideMost = 8_192;
const labelMost = 40;
const leastPx = 6;
/** So many in a row that cannot be seen, and the rest of a list is taken to be there, too. */
const mostUnseen = 30;

/** What something on the page lies in. */
interface Around {
  clip: Area;
  /** The dialog or menu. */
  layer: Element | null;
  isCell: boolean;
}

/**
 * The visible part of the page as a wireframe, from the target outward, until time or bytes are used up. Labels are
 * those of controls, and only where they are the application's own; no text in a cell is read. Null where the page is
 * shown larger than a wireframe can be.
 */
export function sketch(page: Document, target: Element, insight: Insight, mostMs = patienceMs): Wireframe | null {
  const view = page.defaultView!;
  const [width, height] = [view.innerWidth, view.innerHeight];
  if (Math.max(width, height) > sideMost) return null;
  // The page may have to be laid out first. It would have been in any case.
  target.getBoundingClientRect();
  const until = performance.now() + mostMs;
  const isLate = (): boolean => performance.now() > until;
  const drawn: Drawn[] = [];
  const places = new Set<string>();

  const add = (kind: ShapeKind, element: Element, box: Area, { clip, layer }: Around): void => {
    const seen = intersect(box, clip);
    const [x, y] = [Math.round(seen.left), Math.round(seen.top)];
    const [w, h] = [Math.round(seen.right) - x, Math.round(seen.bottom) - y];
    const place = `${x} ${y} ${w} ${h}`;
    if (w < leastPx || h < leastPx || places.has(place)) return;
    if (!Element.prototype.checkVisibility.call(element, { visibilityProperty: true })) return;
    places.add(place);
    const label = labelOf(element, kind, element === target, insight);
    drawn.push({ shape: label ? [kind, x, y, w, h, label] : [kind, x, y, w, h], layer, element });
  };
  const into = (element: Element, kind: ShapeKind | undefined, box: Area, around: Around): Around => ({
    clip: isClipping(element) ? intersect(around.clip, box) : around.clip,
    layer: kind === 'dialog' ? element : around.layer,
    isCell: around.isCell || kind === 'cell',
  });
  /** Whether any of it can be seen. */
  const visit = (element: Element, around: Around): boolean => {
    if (insight.isOurs(element) || insight.isHidden(element)) return false;
    const box = boxOf(element);
    if (box.width > 0 && box.height > 0 && isApart(box, around.clip)) return false;
    const kind = kindOf(element, insight.roleOf);
    const isText = kind === 'cell' || kind === 'heading';
    if (isText && !/\S/.test(element.textContent!)) return true;
    if (kind && kind !== 'cell') add(kind, element, box, around);
    const inner = into(element, kind, box, around);
    if (kind && leaves.has(kind) && !innerDocument(element)) return true;
    if (!inner.isCell && !kind) for (const line of linesOf(element, box)) add('text', element, line, around);
    const before = drawn.length;
    for (const child of childrenOf(element, insight)) {
      if (isLate()) break;
      visit(child, inner);
    }
    // Where there are controls in a cell, those are what it shows.
    if (kind === 'cell' && drawn.length === before) add(kind, element, box, around);
    return true;
  };

  const path = [target];
  for (let at = insight.parentOf(target); at; at = insight.parentOf(at)) path.push(at);
  const arounds: Around[] = [];
  let around: Around = { clip: { left: 0, top: 0, right: width, bottom: height }, layer: null, isCell: false };
  for (const at of path.toReversed()) {
    arounds.unshift(around);
    around = into(at, kindOf(at, insight.roleOf), boxOf(at), around);
  }
  visit(target, arounds[0]!);
  for (const [level, at] of path.entries()) {
    const here = arounds[level]!;
    const kind = kindOf(at, insight.roleOf);
    if (kind) add(kind, at, boxOf(at), here);
    for (const next of ['previousElementSibling', 'nextElementSibling'] as const) {
      let unseen = 0;
      for (let beside = at[next]; beside && unseen < mostUnseen && !isLate(); beside = beside[next])
        unseen = visit(beside, here) ? 0 : unseen + 1;
    }
    // Around a root: what is slotted into it, or else what it puts around that.
    const host = path[level + 1];
    for (const other of host ? childrenOf(host, insight) : [])
      if (other.parentNode !== at.parentNode && !isLate()) visit(other, here);
  }
  return { wireframe: 1, width, height, shapes: within(mostBytes, uncovered(drawn)) };
}

function labelOf(element: Element, kind: ShapeKind, isTarget: boolean, { nameOf, isData, isHidden }: Insight): string {
  const isHead = kind === 'heading' && /^(th|columnheader)$/.test(element.getAttribute('role') ?? element.localName);
  const isLabel = kind === 'text' && /^(label|legend)$/.test(element.localName);
  if (!isLabel && !isHead && !controls.has(kind)) return '';
  if (isData(element) || isHidden(element)) return '';
  // Anywhere else it may lead to a record, and be called so.
  if (kind === 'link' && !isTarget && !isInMenu(element)) return '';
  // The label stands beside it, and is drawn there.
  const isBeside = kind === 'field' && (element as HTMLInputElement).labels?.[0]?.contains(element) === false;
  if (isBeside && !isTarget) return '';
  const name = nameOf(element).replace(/\s*[:*]+$/, '');
  if (isPrivateName(name) || isInAddress(element)) return '';
  return name.length > labelMost ? `${name.slice(0, labelMost - 1)}…` : name;
}

const controls: ReadonlySet<ShapeKind> = new Set(['button', 'link', 'tab', 'check', 'field']);
const menus = 'nav, header, footer, menu, [role="navigation"], [role="menu"], [role="menubar"], [role="toolbar"]';
const trails = '[class*="breadcrumb" i], [aria-label*="breadcrumb" i]';

function isInMenu(link: Element): boolean {
  return link.closest(menus) !== null && link.closest(trails) === null;
}

function isClipping(element: Element): boolean {
  const isFuller = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  return isFuller && element.clientHeight > 0 && getComputedStyle(element).overflow !== 'visible';
}

/** Where an element has words of its own. */
function linesOf(element: Element, box: DOMRect): Area[] {
  const own = [...element.childNodes].filter(({ nodeType, nodeValue }) => nodeType === 3 && /\S/.test(nodeValue!));
  if (own.length === 0) return [];
  const { x, y } = element.getBoundingClientRect();
  return own.map((node) => {
    const range = node.ownerDocument!.createRange();
    range.selectNode(node);
    const line = range.getBoundingClientRect();
    return new DOMRect(line.x + box.x - x, line.y + box.y - y, line.width, line.height);
  });
}

function childrenOf(element: Element, { closedRootOf }: Insight): Element[] {
  const inner = innerDocument(element);
  if (inner) return [inner.documentElement];
  const root = element.shadowRoot ?? (element.localName.includes('-') ? closedRootOf(element) : null);
  return [...(root?.children ?? []), ...element.children];
}
