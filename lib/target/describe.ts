import { isPrivatelyCalled } from '#lib/frames/private-words.ts';
import { isPrivate, isPrivateName } from '#lib/model/private-text.ts';
import type { Target } from '#lib/model/target.ts';
import { aroundOf } from './around.ts';
import { Blocks } from './block.ts';
import { type Candidate, compareAll, isSamePlace, namesakesOf, rankOf, saysTheSame } from './candidates.ts';
import { attribute, isNested, parentsOf, rootOf } from './dom.ts';
import { differenceOf } from './lookalikes.ts';
import { fromRecords, type Hides, hidesNothing, isData, isNamedByData, nameMost, nameOf, textOf } from './name.ts';
import { callOf, othersOf } from './others.ts';
import { type Page, readPage } from './page.ts';
import { isRepeated, rowOf } from './rows.ts';
import { hostsMost, saysFrame } from './hosts.ts';
import { Reader } from './signals.ts';

/** The same as the schema's, which a page cannot import because it brings Zod; a test compares the two. */
export const describedBytesMost = 1_632;

const lookalikesMost = 5;
const lookalikesLeast = 3;
const equalsMost = 2;

/** What goes first when a target grows too large: the weakest signals. */
const weakestFirst = [
  'around',
  'others',
  'after',
  'before',
  'section',
  'heading',
  'place',
  'shadow',
  'lookalikes',
  'traits',
  'block',
  'text',
  'ancestors',
  'classes',
  'icon',
] as const;

/**
 * What to remember of an element so that find() knows it again in a changed page.
 * Holds no text of records, no value of a field and nothing of what is hidden; those stay in the browser of the person
 * who recorded. `hosts`: the way into the page itself, where that lies in a frame which its own page cannot look out of.
 */
export function describe(inner: Element, isHidden = hidesNothing, hosts: readonly string[] = []): Target {
  const { page, element, index } = seated(inner);
  // Words around an element are remembered only where they are the application's own.
  const isLeftOut: Hides = (at) => isHidden(at) || isPrivatelyCalled(at, textOf(at)) || isData(at);
  const reader = new Reader(page, { hasRow: true, isLeftOut, isHidden });
  const recall = (index: number): Target => {
    const element = page.elements[index]!;
    return withoutAddresses(withoutRecords(withoutData(reader.read(index), element), element, isHidden));
  };
  const call = (index: number): string => callOf(withoutData(reader.readCall(index), page.elements[index]!));
  const target = recall(index);
  return fitted({
    ...target,
    ...(hosts.length > 0 && { shadow: [...hosts, ...(target.shadow ?? [])].slice(0, hostsMost) }),
    // Counts of a part would say that most of them are gone.
    ...(!page.isPart && { around: aroundOf(target, element, page) }),
    ...amongOthers(target, element, page, { recall, call, isLeftOut }),
  });
}

/**
 * Parts of a picture and what lies where nobody looks in stand for the nearest element that can be searched. What was
 * taken off the page is remembered by itself: who else was there, nobody can say any more.
 */
function seated(inner: Element): { page: Page; element: Element; index: number } {
  const page = readPage(rootOf(inner), inner);
  for (const element of [inner, ...parentsOf(inner)]) {
    const index = page.elements.indexOf(element);
    if (index >= 0) return { page, element, index };
  }
  return {
    page: { elements: [inner], texts: [''], headings: Int32Array.of(-1), isPart: true },
    element: inner,
    index: 0,
  };
}

function withoutData(target: Target, element: Element): Target {
  const kept = { ...target };
  const row = rowOf(element);
  if (row) {
    keep(
      kept,
      'hooks',
      (name) => name.startsWith('data-') && isRepeated(element, row.element, (at) => attribute(at, name) ?? ''),
    );
    keep(kept, 'traits', (name) => name === 'type');
    if (kept.section) kept.section = { role: kept.section.role };
    if (kept.ancestors) kept.ancestors = kept.ancestors.map((token) => token.replace(/ #\S+/g, ''));
  }
  if (isPrivateName(kept.section?.name ?? '')) kept.section = { role: kept.section!.role };
  const isSomebodys = isPrivatelyCalled(element, `${kept.name ?? ''} ${kept.text ?? ''}`);
  if (isSomebodys || isNamedByData(element)) delete kept.name;
  if (isSomebodys || isData(element)) {
    delete kept.text;
    delete kept.icon;
    keep(kept, 'traits', (name) => name === 'type');
  }
  return kept;
}

/** What holds records is called by none of them; with only what stands before them, it would be called otherwise than it is. */
function withoutRecords(target: Target, element: Element, isHidden: Hides): Target {
  const kept = { ...target };
  if (kept.name !== undefined && kept.name !== nameOf(element, fromRecords(element, isHidden))) delete kept.name;
  if (kept.text !== undefined && kept.text !== textOf(element, nameMost, fromRecords(element, isHidden)))
    delete kept.text;
  return kept;
}

/** Attributes are not seen, and say whose something is all the same. Where a drawing goes is no number of anybody. */
function withoutAddresses(target: Target): Target {
  const kept = { ...target };
  for (const part of ['hooks', 'traits'] as const) keep(kept, part, (name) => !isPrivate(kept[part]?.[name] ?? ''));
  if (kept.icon && !/^m *[\d.-][^@%]*$/i.test(kept.icon) && isPrivate(kept.icon)) delete kept.icon;
  if (isPrivateName(kept.row?.column ?? '')) kept.row = { kind: kept.row!.kind, index: kept.row!.index };
  return kept;
}

function keep(target: Target, part: 'hooks' | 'traits', isKept: (name: string) => boolean): void {
  const entries = Object.entries(target[part] ?? {}).filter(([name]) => isKept(name));
  if (entries.length > 0) target[part] = Object.fromEntries(entries);
  else delete target[part];
}

/** Which of its equals the element is, and who else could be taken for it. */
function amongOthers(
  target: Target,
  element: Element,
  page: Page,
  { recall, call, isLeftOut }: { recall(index: number): Target; call(index: number): string; isLeftOut: Hides },
): Pick<Target, 'block' | 'ordinal' | 'namesakes' | 'lookalikes' | 'others'> {
  const candidates = compareAll(target, page);
  const equals = candidates.filter(({ isEqual }) => isEqual).toSorted((one, other) => one.index - other.index);
  const own = candidates.find((candidate) => candidate.element === element);
  const namesakes = own && saysTheSame(own) ? namesakesOf(own, candidates.filter(saysTheSame)) : 0;
  const apart = candidates.filter((other) => !isNested(other.element, element));
  const blocks = new Blocks(page, candidates);
  const block = own && !target.row ? blocks.told(own, isLeftOut) : undefined;
  const withBlock = (one: Target, its: Target['block']): Target => (block && its ? { ...one, block: its } : one);
  const lookalikes = mostAlike(apart).map((other) =>
    differenceOf(withBlock(target, block), withBlock(recall(other.index), block && blocks.told(other, isLeftOut))),
  );
  const others = othersOf(apart.map(({ index }) => call(index)));
  // The first of a part need not be the first of the page.
  const isNth = equals.length > 1 && own?.isEqual && !target.row && !page.isPart;
  return {
    ...(block && { block }),
    ...(namesakes > 0 && !target.row && { namesakes }),
    ...(isNth && { ordinal: { index: equals.indexOf(own), of: equals.length } }),
    ...(lookalikes.length > 0 && { lookalikes }),
    ...(others && { others }),
  };
}

/**
 * Those that a search would take first, and of a button and the picture in it only one. The same control of other records
 * says little about the others beside it, so there are few of those.
 */
function mostAlike(candidates: readonly Candidate[]): Candidate[] {
  const ranks = new Map(candidates.map((candidate) => [candidate, rankOf(candidate.evidence)]));
  const chosen: Candidate[] = [];
  for (const candidate of candidates.toSorted((one, other) => ranks.get(other)! - ranks.get(one)!)) {
    if (chosen.length === lookalikesMost) break;
    const isOneMore = candidate.isEqual && chosen.filter(({ isEqual }) => isEqual).length === equalsMost;
    if (!isOneMore && !chosen.some((other) => isSamePlace(other, candidate))) chosen.push(candidate);
  }
  return chosen;
}

/** Lookalikes are what costs most: the least like go first, then whole signals, the weakest first. */
function fitted(target: Target): Target {
  const kept = { ...target };
  const isTooLarge = (): boolean => new TextEncoder().encode(JSON.stringify(kept)).length > describedBytesMost;
  while (isTooLarge() && (kept.lookalikes?.length ?? 0) > lookalikesLeast)
    kept.lookalikes = kept.lookalikes!.slice(0, -1);
  for (const signal of weakestFirst) {
    if (!isTooLarge()) break;
    // The same button in another frame is another button.
    if (signal !== 'shadow' || !kept.shadow?.some(saysFrame)) delete kept[signal];
  }
  return kept;
}
