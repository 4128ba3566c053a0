import { isShadowRoot } from '#lib/frames/frames.ts';
import type { Target } from '#lib/model/target.ts';
import { groupOf } from './compare.ts';
import { attribute, isClobbered, isShown, parentOf } from './dom.ts';
import { roleOf } from './name.ts';
import type { Page } from './page.ts';
import { stemsOf } from './stable.ts';
import type { Compared, Evidence } from './trust.ts';

type Around = NonNullable<Target['around']>;

const levelsMost = 9;
const placesMost = 4;
const OPERATED = /^(press|fill|tick)$/;

/**
 * How many stood around an element, and nothing of what they said: where as many are there as ever, nobody left, and
 * where one of them is missing, it may be the one meant.
 */
export function aroundOf(target: Target, element: Element, page: Page): Around {
  return { peers: peersOf(target, page), ...placesOf(element) };
}

/**
 * What the counts around a candidate say for and against it. Asked of the likeliest only, because it costs. That nobody
 * left does not say which of several built alike it is: of one by another name they say nothing.
 */
export function compareAround(target: Target, one: Compared, element: Element, page: Page): Evidence {
  const before = groupOf(target.role);
  const after = groupOf(one.seen.role);
  const isConverted = before !== after && OPERATED.test(before) && OPERATED.test(after);
  const converted = isConverted ? 1 : 0;
  const isTold = target.around && (!one.evidence['renamed'] || target.around.peers === 1);
  return isTold ? { converted, ...compareCounts(target, target.around!, element, page) } : { converted };
}

function compareCounts(target: Target, then: Around, element: Element, page: Page): Evidence {
  const peers = peersOf(target, page);
  const now = placesOf(element);
  const isAbove = then.places[1] !== undefined && then.places[1][0] === now.places[1]?.[0];
  const isRecord = target.row !== undefined && !target.name;
  const both = then.places.flatMap(([, was], at) => (now.places[at] ? [[was, now.places[at][1]] as const] : []));
  return {
    peersSame: Number(peers === then.peers),
    peersFewer: Number(peers === then.peers - 1),
    intact: Math.max(0, ...both.map(([was, is]) => (was === is ? Math.log(was + 1) : 0))),
    lost: Number(both.some(([was, is]) => was - is === then.size)),
    seatAbove: Number(isAbove && !isRecord),
    seatAboveRow: Number(isAbove && isRecord),
  };
}

/** How many on the page are built like the target. */
function peersOf({ tag, role, classes = [] }: Target, page: Page): number {
  const build = classes.join(' ');
  const builds = new Map<string, boolean>();
  const isBuilt = (element: Element): boolean => {
    const own = attribute(element, 'class') ?? '';
    let is = builds.get(own);
    if (is === undefined) builds.set(own, (is = stemsOf(own).join(' ') === build));
    return is;
  };
  const isPeer = (element: Element): boolean =>
    element.localName === tag && isBuilt(element) && roleOf(element) === role && isShown(element);
  return page.elements.filter(isPeer).length;
}

/**
 * The nearest parts of the page that show something beside the element: its place among what they hold, and how many
 * elements there are in each. What has a part for itself counts with it.
 */
function placesOf(element: Element): Pick<Around, 'size' | 'places'> {
  const places: Around['places'] = [];
  let size = 0;
  let at = element;
  for (let level = 1; level < levelsMost && places.length < placesMost; level += 1) {
    const parent = parentOf(at);
    if (!parent || parent.localName === 'body') break;
    const siblings = siblingsOf(at);
    if (siblings.length > 1) {
      if (places.length === 0) size = sizeOf(at) + 1;
      places.push([siblings.indexOf(at), sizeOf(parent)]);
    }
    at = parent;
  }
  return { size, places };
}

/** Who stands beside it and is seen. A form whose fields hide who its children are tells nobody. */
function siblingsOf(element: Element): Element[] {
  const holder = Reflect.get(Node.prototype, 'parentNode', element) as ParentNode | null;
  const isAsked = holder && (isShadowRoot(holder) || !isClobbered(holder as Element));
  return isAsked ? [...holder.children].filter((one) => one === element || isShown(one)) : [element];
}

const sizeOf = (element: Element): number => Element.prototype.querySelectorAll.call(element, '*').length;
