import { isPrivate } from '#lib/model/private-text.ts';
import type { Rect } from '#lib/model/recording.ts';

/** Out of roots, too. */
type ParentOf = (element: Element) => Element | null;

const wordsMost = 200;

/**
 * Where style sheets write words into an element that are somebody's, by themselves or together with what they are written
 * to. Such words have no box that could be asked for, so it is all of the element, and of words that were taken out of the
 * flow also what lies around their place, because they may have been moved on from there.
 */
export function privatelyWrittenAt(element: Element, parentOf: ParentOf, isPrivately: () => boolean): Rect[] {
  const styles = ['::before', '::after'].map((part) => getComputedStyle(element, part));
  const [before = '', after = ''] = styles.map((style) => wordsOf(style, element));
  if (before === '' && after === '') return [];
  const words = element.textContent!;
  const said = `${before}${words.length > wordsMost ? ' ' : words}${after}`;
  if (!isPrivate(said) && !isPrivately()) return [];
  const moved = styles.filter(({ position }) => position === 'absolute' || position === 'fixed');
  return [wholeOf(element, parentOf), ...moved.map((style) => aroundIn(holderOf(element, parentOf, style), style))];
}

/** All that is written, and nothing of what is drawn: signs of icon fonts, counters, pictures. */
function wordsOf({ content }: CSSStyleDeclaration, element: Element): string {
  if (content === 'none') return '';
  // Firefox leaves it to others what stands in an attribute.
  const parts = content.matchAll(/"((?:[^"\\]|\\.)*)"|attr\(\s*([\w-]+)/g);
  const text = Array.from(parts, ([, written, name]) => written ?? element.getAttribute(name!)).join('');
  return /[\p{L}\p{N}]/u.test(text) ? text : '';
}

/** With what runs out of it; of what has no box, of whatever it is drawn in. */
function wholeOf(element: Element, parentOf: ParentOf): Rect {
  const { x, y, width, height } = element.getBoundingClientRect();
  const parent = width === 0 || height === 0 ? parentOf(element) : null;
  if (parent) return wholeOf(parent, parentOf);
  return { x, y, width: Math.max(width, element.scrollWidth), height: Math.max(height, element.scrollHeight) };
}

/** From where the place of such words is counted. */
function holderOf(element: Element, parentOf: ParentOf, { position }: CSSStyleDeclaration): { x: number; y: number } {
  if (position === 'fixed') return { x: 0, y: 0 };
  let at = element;
  for (let up = parentOf(at); up && getComputedStyle(at).position === 'static'; up = parentOf(at)) at = up;
  const { x, y } = at.getBoundingClientRect();
  return { x: x + at.clientLeft, y: y + at.clientTop };
}

/** Its own size on every side: so far transforms move what they place. */
function aroundIn(holder: { x: number; y: number }, { left, top, width, height }: CSSStyleDeclaration): Rect {
  const [wide, high] = [parseFloat(width) || 0, parseFloat(height) || 0];
  const [x, y] = [holder.x + (parseFloat(left) || 0), holder.y + (parseFloat(top) || 0)];
  return { x: x - wide, y: y - high, width: wide * 3, height: high * 3 };
}
