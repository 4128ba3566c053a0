import type { StrengthReason } from '#lib/model/strength.ts';
import type { Target } from '#lib/model/target.ts';
import { isNested, isShown, parentsOf } from './dom.ts';
import { isData, nameOf } from './name.ts';
import { rowOf } from './rows.ts';
import { strengthOf } from './strength.ts';

export interface Neighbour {
  element: Element;
  target: Target;
}

/** A description costs what a find costs. The first is always made, another one only while there is time. */
const budgetMs = 10;
const outwardMost = 4;
const insideMost = 12;
/** A ring that is much wider than what was pressed points at something else; one half as large leaves presses unheard. */
const areaMost = 4;
const areaLeast = 0.5;

/** Around what lies in these nothing says which place in them was meant, and what is in them nobody can see. */
const HOPELESS = new Set<StrengthReason | null>(['picture', 'frame', 'sealed']);
const OPERATED = 'a,button,input,select,textarea,summary,[role],[tabindex],[onclick],[contenteditable]';
const IN_ROW = 'a[href],button,[role="link"],[role="button"]';
const HOOK = /^(id|name|data-(test.*|cy|qa|automation-id))$/;

/**
 * What a reader would press as well and what is easier to find again, or null. Asked only where the target is weak,
 * after the press and not during it. It is what holds the element and nothing else to operate, or what fills it. In a
 * row it is the record's own link or button; that may do something else, so whoever shows it words it as an offer.
 */
export function betterNeighbour(
  element: Element,
  target: Target,
  describe: (element: Element) => Target,
): Neighbour | null {
  const { grade, reason } = strengthOf(target);
  if (grade !== 'weak' || HOPELESS.has(reason)) return null;
  const near = target.row ? nameInRow(element) : [...around(element), ...inside(element)];
  const until = performance.now() + budgetMs;
  for (const candidate of near.filter(isPromising)) {
    if (performance.now() > until) break;
    const described = describe(candidate);
    const better = strengthOf(described).grade;
    // The name of a record is data and never kept, so in a row nothing better than its column can be had.
    if (better === 'strong' || (target.row && better === 'fair')) return { element: candidate, target: described };
  }
  return null;
}

/** Parents, as long as there is nothing else in them that could be pressed. */
function around(element: Element): Element[] {
  const found: Element[] = [];
  for (const parent of parentsOf(element)) {
    const isSingle = [...parent.querySelectorAll(OPERATED)].every((at) => isNested(at, element));
    if (found.length === outwardMost || areaOf(parent) > areaMost * areaOf(element) || !isSingle) break;
    found.push(parent);
  }
  return found;
}

function inside(element: Element): Element[] {
  const all = [...element.querySelectorAll('*')].slice(0, insideMost);
  return all.filter((at) => areaOf(at) >= areaLeast * areaOf(element));
}

/** What a record is called by, where that can be pressed. Its other buttons do other things. */
function nameInRow(element: Element): Element[] {
  const all = rowOf(element)?.element.querySelectorAll(IN_ROW) ?? [];
  const name = [...all].find((at) => !isNested(at, element) && nameOf(at) && isData(at));
  return name ? [name] : [];
}

function isPromising(element: Element): boolean {
  const isHooked = element.getAttributeNames().some((name) => HOOK.test(name));
  return isShown(element) && (isHooked || nameOf(element) !== '');
}

function areaOf(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}
