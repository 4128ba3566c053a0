import { boxIn, exchange, grow, move, moveAfter } from './layout.ts';
import { rename, say, wordsOf } from './words.ts';

/**
 * What happens to pages and misleads whoever looks for an element again, done to a stored page while the element stays
 * what it was: `data-gt` stays with it. Boxes are moved as the layout would have.
 */
export const traps = ['swapped', 'copied', 'renamed', 'inserted'] as const;
export type Trap = (typeof traps)[number];

const PAGE = 1366 * 900;
const MENTIONED = ['id', 'for', 'href', 'name', 'aria-controls', 'aria-labelledby', 'aria-describedby'];

/** Sets a trap at each of these elements there is room for, so that none disturbs another; says where it did. */
export function setTraps(trap: Trap, keys: readonly string[], most: number): string[] {
  const touched: Element[] = [];
  return keys.filter((key) => {
    if (touched.length === most) return false;
    const target = document.querySelector(`[data-gt="${CSS.escape(key)}"]`);
    const section = target && (trap === 'copied' ? sectionOf(target) : rowOf(target));
    const region = section?.parentElement;
    if (!region || touched.some((one) => one.contains(region) || region.contains(one))) return false;
    if (!target || !section || !spring[trap](target, section)) return false;
    touched.push(region);
    return true;
  });
}

const spring: Record<Trap, (target: Element, section: Element) => boolean> = {
  /** The row and the one after it have changed places. */
  swapped: (_, row) => {
    const next = rowsBeside(row).find((other) => other === row.nextElementSibling);
    const last = next ?? rowsBeside(row).find((other) => other === row.previousElementSibling);
    if (!last) return false;
    const [upper, lower] = next ? [row, next] : [last, row];
    lower.after(upper);
    exchange(upper, lower);
    return true;
  },
  /** The section is there once more, with the same target in it, but says of itself that it is another. */
  copied: (target, section) =>
    copyOf(section, new Set(say(target).flatMap(wordsOf)), say(section).join().length % 2 > 0),
  /** Everything beside the row has other names. */
  renamed: (_, row) => {
    const kept = new Set(say(row).flatMap(wordsOf));
    return rowsBeside(row)
      .map((other) => rename(other, kept))
      .some(Boolean);
  },
  /** Before it is a new row, which says what all rows say and otherwise something else. */
  inserted: (_, row) => {
    const others = rowsBeside(row).map((other) => new Set(say(other).flatMap(wordsOf)));
    const shared = say(row)
      .flatMap(wordsOf)
      .filter((word) => others.every((words) => words.has(word)));
    return copyOf(row, new Set(shared), true);
  },
};

function copyOf(section: Element, kept: ReadonlySet<string>, isBefore: boolean): boolean {
  const copy = section.cloneNode(true) as Element;
  if (!rename(copy, kept)) return false;
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    element.removeAttribute('data-gt');
    for (const name of MENTIONED)
      if (element.hasAttribute(name)) element.setAttribute(name, `${element.getAttribute(name)}-2`);
  }
  const isAcross = standsBeside(section);
  const [, , width, height] = boxIn(section);
  const [dx, dy] = isAcross ? [width, 0] : [0, height];
  moveAfter(section, dx, dy);
  section[isBefore ? 'before' : 'after'](copy);
  move(isBefore ? section : copy, dx, dy);
  if (!isAcross) grow(section.parentElement, dy);
  return true;
}

/** The smallest part around the target that is one of several alike, and says something the others do not. */
export function rowOf(target: Element): Element | null {
  for (let at: Element | null = target; at && at !== document.body; at = at.parentElement) {
    const others = rowsBeside(at).map((other) => say(other).join(' '));
    const own = say(at).join(' ');
    if (others.length > 0 && own && wordsOf(own).length > 0 && !others.includes(own)) return isSmall(at) ? at : null;
  }
  return null;
}

/** The smallest part around the target that has more to say than the target, such as a heading. */
function sectionOf(target: Element): Element | null {
  const own = new Set(say(target).flatMap(wordsOf));
  for (let at = target.parentElement; at && at !== document.body; at = at.parentElement) {
    const more = say(at)
      .flatMap(wordsOf)
      .filter((word) => !own.has(word));
    if (more.length >= 2) return isSmall(at) ? at : null;
  }
  return null;
}

function rowsBeside(row: Element): Element[] {
  return [...(row.parentElement?.children ?? [])].filter(
    (other) =>
      other !== row && other.localName === row.localName && boxIn(other)[3] > 0 && say(other).join('').trim() !== '',
  );
}

function isSmall(element: Element): boolean {
  const [, , width, height] = boxIn(element);
  return width * height > 0 && width * height < 0.4 * PAGE;
}

function standsBeside(element: Element): boolean {
  const [left, top, width, height] = boxIn(element);
  return rowsBeside(element).some((other) => {
    const [x, y, w, h] = boxIn(other);
    return (x >= left + width - 1 || x + w <= left + 1) && y < top + height && y + h > top;
  });
}

Object.assign(globalThis, { trap: { set: setTraps } });
