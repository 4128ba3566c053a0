import type { Target } from '#lib/model/target.ts';
import { saysFrame } from './hosts.ts';
import { fold, unnumbered } from './stable.ts';

const PRESSED = /^(button|link|tab|menuitem|option|treeitem|switch)$/;
const FILLED = /^(textbox|searchbox|combobox|spinbutton|slider)$/;
const TICKED = /^(checkbox|radio|menuitemcheckbox|menuitemradio)$/;

/** Roles that applications swap for one another while the thing stays the same for its user. */
export function groupOf(role: string): string {
  if (PRESSED.test(role)) return 'press';
  if (FILLED.test(role)) return 'fill';
  return TICKED.test(role) ? 'tick' : role;
}

const PROOFS = ['crossed', 'testId', 'id', 'field', 'href', 'icon', 'placeholder', 'column'];

const isOperated = (role: string): boolean => /^(press|fill|tick)$/.test(groupOf(role));
const say = (yes: unknown): number => (yes ? 1 : 0);

/**
 * What speaks for and against a candidate, signal by signal, each from 0 to 1.
 * Agreement and contradiction are separate signals: a name that changed is worse than a name that was never there.
 */
export function compare(target: Target, seen: Target): Record<string, number> {
  const name = fold(target.name);
  const text = fold(target.text) || name;
  const seenName = fold(seen.name);
  const seenText = fold(seen.text) || seenName;
  const isNamed = name !== '' && name === seenName;
  const isWorded = text !== '' && text === seenText;
  const beside = [...(target.before ?? []), ...(target.after ?? [])];
  const isLabelled = groupOf(target.role) === 'fill' && seenName !== '' && target.before?.[0] === unnumbered(seenName);
  const isCrossed = !isNamed && !isWorded && (isLabelled || (name !== '' && (name === seenText || text === seenName)));
  const near = isNamed || isWorded || isCrossed ? 1 : Math.max(alike(name, seenName), alike(text, seenText));
  const isRecord = target.row !== undefined && !name;
  const isKnown = isRecord || near >= 0.4 || (target.traits?.['placeholder'] ?? 0) === seen.traits?.['placeholder'];
  const seenBeside = [...(seen.before ?? []), ...(seen.after ?? [])];
  const evidence: Record<string, number> = {
    tag: say(target.tag === seen.tag),
    role: say(target.role === seen.role),
    group: say(groupOf(target.role) === groupOf(seen.role)),
    misuse: say(isOperated(target.role) !== isOperated(seen.role)),
    name: say(isNamed),
    text: say(isWorded),
    crossed: say(isCrossed),
    textLost: say(target.text && !isWorded && !isCrossed),
    renumbered: say(near < 1 && text !== '' && unnumbered(text) === unnumbered(seenText)),
    record: say(isRecord),
    near: isRecord ? 0 : near,
    renamed: say(!isKnown && name && seenName),
    unnamed: say(name && !seenName),
    newlyNamed: say(!isKnown && !name && seenName),
    swapped: say(near < 1 && isSwapped(name || text, seenName || seenText)),
    neighbour: say(near < 1 && seenText && beside.includes(unnumbered(seenText))),
    ...hooked(target, seen),
    ...traited(target, seen),
    classes: shared(target.classes, seen.classes),
    classless: say(!target.classes || !seen.classes),
    classesChanged: say(target.classes && seen.classes && shared(target.classes, seen.classes) === 0),
    icon: say(target.icon && target.icon === seen.icon),
    iconWords: isNamed ? 0 : Math.max(worded(target.icon, seenName), worded(seen.icon, name)),
    iconChanged: say(target.icon && seen.icon && target.icon !== seen.icon),
    iconLost: say(!target.icon !== !seen.icon),
    before: say(target.before && target.before[0] === seen.before?.[0]),
    after: say(target.after && target.after[0] === seen.after?.[0]),
    beside: beside.length > 0 ? beside.filter((words) => seenBeside.includes(words)).length / beside.length : 0,
    heading: say(target.heading && target.heading === seen.heading),
    headingChanged: say(target.heading && seen.heading && target.heading !== seen.heading),
    section: say(target.section?.role === seen.section?.role),
    sectionName: say(target.section?.name && target.section.name === seen.section?.name),
    sectionRenamed: say(target.section?.name && seen.section?.name && target.section.name !== seen.section.name),
    ancestors: chained(target.ancestors ?? [], seen.ancestors ?? []),
    shadow: chained(target.shadow ?? [], seen.shadow ?? [], 1),
    framed: say(!target.shadow?.some(saysFrame) && seen.shadow?.some(saysFrame)),
    seat: say(target.seat && target.seat[0] === seen.seat?.[0]),
    seats: say(target.seat && target.seat[1] === seen.seat?.[1]),
    block: target.block
      ? target.block.words.filter((word) => seen.block?.words.includes(word)).length / target.block.words.length
      : 0,
    blockless: say(!target.block),
    ...listed(target, seen),
    ...placed(target.place, seen.place),
  };
  return { ...evidence, ...proven(target, evidence) };
}

/** How much of what could identify the target by itself does so. */
function proven(target: Target, evidence: Record<string, number>): Record<string, number> {
  const could = target.row ?? target.name ?? target.text ?? target.hooks ?? target.icon ?? target.traits?.['href'];
  const proofs = PROOFS.filter((signal) => evidence[signal] === 1 && (signal !== 'icon' || target.name === undefined));
  const count = proofs.length + Math.max(evidence['name']!, evidence['text']!);
  return { proof: Math.min(1, count / 2), unproven: say(could !== undefined && count === 0) };
}

function hooked(target: Target, seen: Target): Record<string, number> {
  const old = target.hooks ?? {};
  const now = seen.hooks ?? {};
  const tests = Object.keys(old).filter((key) => key.startsWith('data-'));
  return {
    testId: say(tests.some((key) => old[key] === now[key])),
    testIdChanged: say(tests.some((key) => now[key] !== undefined && old[key] !== now[key])),
    id: say(old['id'] && old['id'] === now['id']),
    idChanged: say(old['id'] && now['id'] && old['id'] !== now['id']),
    field: say(old['name'] && old['name'] === now['name']),
    fieldChanged: say(old['name'] && now['name'] && old['name'] !== now['name']),
    hookLost: say(target.hooks && !seen.hooks),
  };
}

function traited(target: Target, seen: Target): Record<string, number> {
  const old = target.traits ?? {};
  const now = seen.traits ?? {};
  const { href, type, placeholder, id } = old;
  const others = Object.keys(old).filter((key) => !/^(href|type|placeholder|id)$/.test(key));
  return {
    href: say(href && href === now['href']),
    hrefNear: href === now['href'] ? say(href) : alike(href ?? '', now['href'] ?? ''),
    hrefChanged: say(href && now['href'] && href !== now['href']),
    type: say(type && type === now['type']),
    typeChanged: say(type && now['type'] && type !== now['type']),
    placeholder: say(placeholder && placeholder === now['placeholder']),
    idShape: say(id && id === now['id']),
    traits: others.length > 0 ? others.filter((key) => old[key] === now[key]).length / others.length : 0.5,
  };
}

/** A cell is known by its row and its column; where no head tells the column, by its seat. */
function listed(target: Target, seen: Target): Record<string, number> {
  const { row: old } = target;
  const { row: now } = seen;
  const isColumn = old?.column ? old.column === now?.column : String(target.seat) === String(seen.seat);
  return {
    row: say(old && old.index === now?.index),
    rowChanged: say(old && old.index !== now?.index),
    column: say(old?.column && isColumn),
    columnChanged: say(old && !isColumn),
  };
}

function placed(old: Target['place'], now: Target['place']): Record<string, number> {
  if (!old || !now) return { width: 0, height: 0, left: 0, top: 0 };
  const ratio = (one: number, other: number): number =>
    one && other ? Math.min(one, other) / Math.max(one, other) : 0;
  return {
    width: ratio(old[2], now[2]),
    height: ratio(old[3], now[3]),
    left: Math.exp(-Math.abs(old[0] - now[0]) / 200),
    top: Math.exp(-Math.abs(old[1] - now[1]) / 200),
  };
}

/** Likeness of two short texts by their pairs of letters, 0 to 1. */
export function alike(one: string, other: string): number {
  if (!one || !other) return 0;
  if (one === other) return 1;
  const pairs = new Set<string>();
  for (let at = 0; at < one.length; at += 1) pairs.add(one.slice(at, at + 2));
  let hits = 0;
  for (let at = 0; at < other.length; at += 1) if (pairs.has(other.slice(at, at + 2))) hits += 1;
  return Math.min(1, (2 * hits) / (pairs.size + other.length));
}

/** Has each a word that the other has in no form? "Zoom in" once, "Zoom out" now; but "Log in" and "Login" are one. */
function isSwapped(one: string, other: string): boolean {
  const before = wordsOf(one);
  const after = wordsOf(other);
  return lacks(before, after) && lacks(after, before);
}

const wordsOf = (text: string): string[] => text.match(/\p{L}{2,}/gu) ?? [];
const sameWordLeast = 0.75;

function lacks(words: readonly string[], others: readonly string[]): boolean {
  const starts = (one: string, other: string): boolean => one.length > 3 && other.startsWith(one);
  const isAmong = (word: string): boolean =>
    others.some((other) => alike(word, other) >= sameWordLeast || starts(word, other) || starts(other, word));
  return words.some((word) => !isAmong(word));
}

/** How much of what an icon is called is said by a name: `zoom-in` once, "Zoom in" now. */
function worded(icon: string | undefined, name: string): number {
  const words = icon && name && !/\d/.test(icon) ? icon.toLowerCase().match(/[a-z]{2,}/g) : null;
  return words ? words.filter((word) => name.split(/[^\p{L}]+/u).includes(word)).length / words.length : 0;
}

function shared(one: string[] = [], other: string[] = []): number {
  const hits = one.filter((word) => other.includes(word)).length;
  return hits === 0 ? 0 : hits / (one.length + other.length - hits);
}

/** How much of a chain of parents is still there in the same order; the nearest count most. */
function chained(old: string[], now: string[], none = 0): number {
  if (old.length === 0 && now.length === 0) return none;
  const before = old.map((token) => token.split(' '));
  const after = now.map((token) => token.split(' '));
  let best = new Array<number>(after.length + 1).fill(0);
  before.forEach((one, row) => {
    const next = [0];
    after.forEach((other, column) => {
      const here = best[column]! + shared(one, other) * 0.85 ** ((row + column) / 2);
      next.push(Math.max(best[column + 1]!, next[column]!, here));
    });
    best = next;
  });
  const most = (1 - 0.85 ** Math.max(old.length, now.length)) / 0.15;
  return best.at(-1)! / most;
}
