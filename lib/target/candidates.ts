import type { Target } from '#lib/model/target.ts';
import { compareAround } from './around.ts';
import { Blocks } from './block.ts';
import { compare } from './compare.ts';
import { isNested } from './dom.ts';
import { callOf, hashOf, readOthers } from './others.ts';
import type { Page } from './page.ts';
import { shortlist } from './shortlist.ts';
import { Reader } from './signals.ts';
import { type Evidence, weigh } from './trust.ts';
import { rankings } from './weights.ts';

export interface Candidate {
  element: Element;
  /** Its place in the page's reading order. */
  index: number;
  seen: Target;
  isEqual: boolean;
  evidence: Evidence;
  readonly around: Evidence;
}

/** The likely elements, by a quick look the likeliest first, each with what speaks for and against it. */
export function compareAll(target: Target, page: Page): Candidate[] {
  const reader = new Reader(page, { hasRow: target.row !== undefined });
  const likely = shortlist(target, page);
  let ordinal = 0;
  const known = likely
    .toSorted((one, other) => one - other)
    .map((index) => ({ element: page.elements[index]!, index, seen: reader.read(index) }));
  const { block } = target;
  const blocks = block && new Blocks(page, known);
  for (const one of blocks ? known : []) one.seen.block = blocks!.seen(one, block!);
  const onPage = block && blocks?.onPage(block);
  const candidates = known.map(({ element, index, seen }) => {
    const isEqual = (['tag', 'role', 'name', 'text', 'icon'] as const).every((key) => target[key] === seen[key]);
    const isNth = isEqual && ordinal === target.ordinal?.index;
    if (isEqual) ordinal += 1;
    const evidence = {
      ...compare(target, seen),
      ordinal: !target.ordinal ? 0.5 : Number(isNth),
      blockElsewhere: elsewhere(target, seen, onPage),
    };
    return {
      element,
      index,
      seen,
      isEqual,
      evidence,
      get around(): Evidence {
        return compareAround(target, { seen, evidence }, element, page);
      },
    };
  });
  const isCrowdSame = ordinal === (target.ordinal?.of ?? 1);
  const sameName = candidates.filter(saysTheSame);
  const alive = aliveOf(target, candidates);
  for (const candidate of candidates) {
    const others = saysTheSame(candidate) ? namesakesOf(candidate, sameName) : -1;
    Object.assign(candidate.evidence, {
      crowd: Number(candidate.isEqual && isCrowdSame),
      crowdChanged: Number(candidate.isEqual && !isCrowdSame),
      sole: Number(others === 0 && !target.namesakes),
      shared: Number(others > (target.namesakes ?? 0)),
      ...alive,
      ...whereRenamed(target, candidate, alive),
    });
  }
  return candidates.toSorted((one, other) => likely.indexOf(one.index) - likely.indexOf(other.index));
}

/** How much of what its block said is on the page, but not around the candidate. */
function elsewhere({ block }: Target, seen: Target, onPage: ReadonlySet<string> | undefined): number {
  if (!block || !onPage) return 0;
  const isAway = (word: string): boolean => onPage.has(word) && !seen.block?.words.includes(word);
  return block.words.filter(isAway).length / block.words.length;
}

type Alive = Record<'wordsAlive' | 'othersAlive' | 'stylesAlive', number>;

/**
 * How much of what was around the target is still on the page. Where everything changed, a change says little; where
 * nothing did, it says a lot.
 */
function aliveOf(target: Target, candidates: readonly Candidate[]): Alive {
  const calls = new Set(candidates.map(({ seen }) => hashOf(callOf(seen))));
  const words = new Set(candidates.flatMap(({ seen }) => [...(seen.before ?? []), ...(seen.after ?? [])]));
  const styles = new Set(candidates.flatMap(({ seen }) => stylesOf(seen)));
  const share = (wanted: readonly string[], there: ReadonlySet<string>): number =>
    wanted.length > 0 ? wanted.filter((one) => there.has(one)).length / wanted.length : 0.5;
  return {
    wordsAlive: share([...(target.before ?? []), ...(target.after ?? [])], words),
    othersAlive: share([...readOthers(target.others)], calls),
    stylesAlive: share(stylesOf(target), styles),
  };
}

/** Another name among words that are all still there is somebody else; where all words are new, it is a new language. */
function whereRenamed(target: Target, { evidence }: Candidate, alive: Alive): Evidence {
  const isRenamed = Number(Boolean(target.name) && evidence['near']! < 1);
  return {
    otherwise: isRenamed,
    otherwiseWords: isRenamed * alive.wordsAlive,
    otherwiseOthers: isRenamed * alive.othersAlive,
    otherwiseStyles: isRenamed * alive.stylesAlive,
    swappedAmid: evidence['swapped']! * alive.wordsAlive * alive.othersAlive,
  };
}

function stylesOf({ ancestors = [], classes = [] }: Target): string[] {
  return [...ancestors, ...classes].flatMap((token) => token.split(' '));
}

/** Does it go by the target's name, or show its text? */
export function saysTheSame({ evidence }: Candidate): boolean {
  return Boolean(evidence['name'] || evidence['text'] || evidence['crossed']);
}

/** How many others say the same somewhere else: a button and the text in it are one. */
export function namesakesOf(candidate: Candidate, sameName: readonly Candidate[]): number {
  return sameName.filter((other) => !isSamePlace(other, candidate)).length;
}

export function isSamePlace({ element: one }: Candidate, { element: other }: Candidate): boolean {
  return isNested(one, other);
}

/** How much speaks for a candidate, to be held against that of others. */
export const rankOf = (evidence: Evidence): number => weigh(evidence, rankings);
