import type { Target } from '#lib/model/target.ts';
import { type Candidate, compareAll, namesakesOf, saysTheSame } from '#lib/target/candidates.ts';
import { compare, rivalNameOf } from '#lib/target/compare.ts';
import { describe } from '#lib/target/describe.ts';
import { type Page, readPage } from '#lib/target/page.ts';
import { unnumbered } from '#lib/target/stable.ts';
import { judge, without } from './judge.ts';
import { boxOf, elementOf, setStage } from './stage.ts';

/** What the learner sees of one candidate. */
export interface Row {
  evidence: Record<string, number>;
  isRight: boolean;
  /** Of the candidates that are one place to a person, the same number. */
  place: number;
  label: string;
}

const told = {
  /** What speaks for an element that did not change at all: the most a candidate can have. */
  idealOf: (targets: Target[]): Record<string, number>[] => targets.map((target) => compare(target, target)),
  stage: setStage,
  describeAll: (keys: string[]): Target[] => keys.map((key) => describe(elementOf(key)!)),
  /** Once with the element on the page and once without it. */
  compareAll: (keys: string[], targets: Target[]): { present: Row[]; removed: Row[] }[] =>
    keys.map((key, at) => {
      const meant = elementOf(key)!;
      const look = (): Row[] => rowsOf(meant, targets[at]!);
      return { present: look(), removed: without(meant, look) };
    }),
};
export type Told = typeof told;
Object.assign(globalThis, { told });

function rowsOf(meant: Element, target: Target): Row[] {
  const page = readPage(document);
  const candidates = compareAll(target, page);
  const more = unusedYet(target, page, candidates);
  return candidates.map(({ element, evidence }, at) => ({
    evidence: { ...evidence, ...more[at] },
    isRight: judge(element, meant) === 'correct',
    place: candidates.findIndex((other, before) => before <= at && isOnePlace(other.element, element)),
    label: `${element.localName}|${(element.textContent ?? '').trim().slice(0, 30)}|${boxOf(element).join(',')}`,
  }));
}

function isOnePlace(one: Element, other: Element): boolean {
  return one.contains(other) || other.contains(one);
}

/** Signals that the player does not use yet: there they would cost each look and change nothing. */
function unusedYet(target: Target, page: Page, candidates: readonly Candidate[]): Record<string, number>[] {
  const sameName = candidates.filter(saysTheSame);
  const alive = aliveOf(target, page, candidates);
  return candidates.map((candidate) => {
    const others = namesakesOf(candidate, sameName);
    const isSaid = saysTheSame(candidate);
    const sole = isSaid && others === 0 && !target.namesakes ? 1 : 0;
    return { sole, shared: isSaid && others > (target.namesakes ?? 0) ? 1 : 0, ...alive };
  });
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
