import type { Target } from '#lib/model/target.ts';
import { compare } from './compare.ts';
import { contains } from './dom.ts';
import type { Page } from './page.ts';
import { shortlist } from './shortlist.ts';
import { Reader } from './signals.ts';
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
  for (const candidate of candidates) {
    candidate.evidence['crowd'] = candidate.isEqual && isCrowdSame ? 1 : 0;
    candidate.evidence['crowdChanged'] = candidate.isEqual && !isCrowdSame ? 1 : 0;
    candidate.rank = rankOf(candidate.evidence);
  }
  return candidates;
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
