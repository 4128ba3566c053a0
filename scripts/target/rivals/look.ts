import { absolutePath, pathFromId } from './paths.ts';

/** What Similo remembers of an element. What it does not have is an empty string. */
export interface Look {
  tag: string;
  classes: string;
  name: string;
  id: string;
  href: string;
  alt: string;
  type: string;
  label: string;
  path: string;
  pathFromId: string;
  isButton: boolean;
  left: number;
  top: number;
  width: number;
  height: number;
  text: string;
  /** The texts within reach, of elements that are no larger than a line or two. */
  around: string;
  attributes: Record<string, string>;
}

/** An element that Similo takes into account, and what is needed of it to tell others what is around them. */
export interface Seen {
  element: Element;
  box: DOMRect;
  text: string;
}

const TAGS = 'input,textarea,button,select,a,h1,h2,h3,h4,h5,li,span,div,p,th,tr,td,label,svg';
const reach = 50;
const lineMost = { width: 600, height: 100, letters: 50 };
const lettersMost = 200;

/** All it chooses from. It knows nothing of shadow roots. */
export function seenOnPage(): Seen[] {
  return [...document.querySelectorAll(TAGS)].flatMap((element) => {
    const box = element.getBoundingClientRect();
    const isShown = box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
    return isShown ? { element, box, text: textOf(element) } : [];
  });
}

export function lookOf(element: Element, seen: readonly Seen[]): Look {
  const box = element.getBoundingClientRect();
  const said = (name: string): string => element.getAttribute(name) ?? '';
  return {
    tag: element.localName,
    classes: said('class'),
    name: said('name'),
    id: element.id,
    href: said('href'),
    alt: said('alt'),
    type: said('type'),
    label: said('aria-label'),
    path: absolutePath(element),
    pathFromId: pathFromId(element),
    isButton: isButton(element),
    left: box.left + scrollX,
    top: box.top + scrollY,
    width: box.width,
    height: box.height,
    text: textOf(element),
    around: textsAround(element, box, seen),
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  };
}

function textsAround(element: Element, box: DOMRect, seen: readonly Seen[]): string {
  if (!isSmall(box)) return '';
  const texts = new Set<string>();
  for (const { element: other, box: its, text } of seen) {
    if (other === element || text === '' || text.length > lineMost.letters || !isSmall(its)) continue;
    const isNear =
      its.left < box.right + reach &&
      its.right > box.left - reach &&
      its.top < box.bottom + reach &&
      its.bottom > box.top - reach;
    if (isNear) texts.add(text);
  }
  return [...texts].join(' ');
}

function isSmall({ width, height }: DOMRect): boolean {
  return width <= lineMost.width && height <= lineMost.height;
}

/** What can be read in it; texts of whole sections say nothing of an element. */
function textOf(element: Element): string {
  const text = element instanceof HTMLInputElement ? element.value || element.placeholder : shownText(element);
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > lettersMost ? '' : plain;
}

function shownText(element: Element): string {
  return element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
}

function isButton(element: Element): boolean {
  if (element.localName === 'button') return true;
  if (element instanceof HTMLInputElement) return ['button', 'submit', 'reset'].includes(element.type);
  return element.localName === 'a' && /btn|button/i.test(element.className);
}
