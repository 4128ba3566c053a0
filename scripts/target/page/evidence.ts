import type { Target } from '#lib/model/target.ts';
import { compareAll } from '#lib/target/candidates.ts';
import { compare } from '#lib/target/compare.ts';
import { describe } from '#lib/target/describe.ts';
import { readPage } from '#lib/target/page.ts';
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
  const candidates = compareAll(target, readPage(document));
  return candidates.map(({ element, evidence }, at) => ({
    evidence,
    isRight: judge(element, meant) === 'correct',
    place: candidates.findIndex((other, before) => before <= at && isOnePlace(other.element, element)),
    label: `${element.localName}|${(element.textContent ?? '').trim().slice(0, 30)}|${boxOf(element).join(',')}`,
  }));
}

function isOnePlace(one: Element, other: Element): boolean {
  return one.contains(other) || other.contains(one);
}
