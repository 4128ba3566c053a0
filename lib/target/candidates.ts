import type { Target } from '#lib/model/target.ts';
import { compare, rivalNameOf } from './compare.ts';
import { contains } from './dom.ts';
import type { Page } from './page.ts';
import { shortlist } from './shortlist.ts';
import { Reader } from './signals.ts';
import { unnumbered } from './stable.ts';
import { weights } from './weights.ts';

export interface Candidate {
  element: Element;
  seen: Target;
  isEqual: boolean;
  evidence: Record<string, number>;
  rank: number;
}

/** The likely elements in reading order, each with what speaks for and against it. */
export function compareAll(target: Target, page: Page): Candidate[] {
  const reader = new Reader(page, { hasRow: target.row !== undefined });
  const indexes = shortlist(target, page).sort((one, other) => one - other);
  let ordinal = 0;
  const candidates = indexes.map((index) => {
    const seen = reader.read(index);
    const isEqual = (['tag', 'role', 'name', 'text', 'icon'] as const).every((key) => target[key] === seen[key]);
    const evidence = compare(target, seen);
    evidence['ordinal'] = !target.ordinal ? 0.5 : isEqual && ordinal === target.ordinal.index ? 1 : 0;
    if (isEqual) ordinal += 1;
    return { element: page.elements[index]!, seen, isEqual, evidence, rank: 0 };
  });
  const isCrowdSame = ordinal === (target.ordinal?.of ?? 1);
  const sameName = candidates.filter(saysTheSame);
  const alive = aliveOf(target, page, candidates);
  for (const candidate of candidates) {
    const others = namesakesOf(candidate, sameName);
    const isSole = saysTheSame(candidate) && others === 0;
    candidate.evidence['sole'] = isSole && !target.namesakes ? 1 : 0;
    candidate.evidence['shared'] = saysTheSame(candidate) && others > (target.namesakes ?? 0) ? 1 : 0;
    candidate.evidence['crowd'] = candidate.isEqual && isCrowdSame ? 1 : 0;
    candidate.evidence['crowdChanged'] = candidate.isEqual && !isCrowdSame ? 1 : 0;
    Object.assign(candidate.evidence, alive);
    candidate.rank = rankOf(candidate.evidence);
  }
  return candidates;
}

/**
 * How much of what was around the target is still on the page. Where everything changed, a change says little; where
 * nothing did, it says a lot.
 */
function aliveOf(target: Target, page: Page, candidates: readonly Candidate[]): Record<string, number> {
  const words = new Set(page.texts.map(unnumbered));
  const names = new Set(candidates.map(({ seen }) => rivalNameOf(seen)));
  const tokens = new Set(
    candidates.flatMap(({ seen }) => [seen.ancestors ?? [], seen.classes ?? []].flat()).flatMap((at) => at.split(' ')),
  );
  const share = (wanted: readonly string[], isThere: (one: string) => boolean): number =>
    wanted.length > 0 ? wanted.filter(isThere).length / wanted.length : 0.5;
  return {
    wordsAlive: share([...(target.before ?? []), ...(target.after ?? [])], (one) => words.has(one)),
    rivalsAlive: share(target.rivals ?? [], (one) => names.has(one)),
    stylesAlive: share(
      [target.ancestors ?? [], target.classes ?? []].flat().flatMap((at) => at.split(' ')),
      (one) => tokens.has(one),
    ),
  };
}

/** Does it go by the target's name, or show its text? */
export function saysTheSame({ evidence }: Candidate): boolean {
  return Boolean(evidence['name'] || evidence['text'] || evidence['crossed']);
}

/** How many others say the same somewhere else: a button and the text in it are one. */
export function namesakesOf(candidate: Candidate, sameName: readonly Candidate[]): number {
  return sameName.filter(
    ({ element }) => !contains(element, candidate.element) && !contains(candidate.element, element),
  ).length;
}

function rankOf(evidence: Record<string, number>): number {
  let rank = 0;
  for (const [signal, strength] of Object.entries(evidence)) rank += strength * (weights[signal]?.[0] ?? 0);
  return rank;
}
