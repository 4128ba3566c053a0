import type { Glimpse, Rect } from '#lib/model/recording.ts';
import type { Insight } from './insight.ts';

/** Words in a mask of their own, of which only their author can say that the application says them, and no record does. */
export interface Coverable {
  element: Element;
  words: string;
  box: Rect;
}

export interface Covering {
  /** What stays covered. */
  rects: Rect[];
  coverable: Coverable[];
}

/** Reads the page for a picture, by what is data. */
type Look = (isData: Insight['isData']) => Glimpse | null;

/**
 * What a photograph would hide, and which of it may be uncovered: words that are hidden because they stand where records
 * do. Fields, editors, cells, what a steward hides and what reads as somebody's stay covered, whatever it is that lies
 * there, and so does what a root or a style sheet says. Null where no photograph is taken.
 */
export function coveringOf(look: Look, isData: Insight['isData']): Covering | null {
  const asked = new Set<Element>();
  const all = look((element, by) => {
    const isCovered = isData(element, by);
    if (isCovered && !by) asked.add(element);
    return isCovered;
  });
  const least = look((element, by) => by !== undefined && isData(element, by));
  if (!all || !least || !('rects' in all && 'rects' in least)) return null;
  const coverable = [...asked].flatMap((element) => {
    const boxes = boxesOf(element);
    const isFree = boxes.every((box) => !least.rects.some((rect) => overlap(rect, box)));
    return isFree ? boxes.map((box) => ({ element, words: wordsOf(element), box })) : [];
  });
  return { rects: all.rects.filter((rect) => !coverable.some(({ box }) => isSame(rect, box))), coverable };
}

const textsOf = (element: Element): Text[] =>
  [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE) as Text[];

export const wordsOf = (element: Element): string =>
  textsOf(element)
    .map(({ data }) => data)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

function boxesOf(element: Element): Rect[] {
  return textsOf(element).flatMap((text) => {
    const range = text.ownerDocument.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].flatMap(({ x, y, width, height }) =>
      width > 0 && height > 0 ? { x, y, width, height } : [],
    );
  });
}

const overlap = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const isSame = (one: Rect, other: Rect): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
