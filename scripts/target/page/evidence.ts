import type { Target } from '#lib/model/target.ts';
import { compareAll, isSamePlace } from '#lib/target/candidates.ts';
import { describe } from '#lib/target/describe.ts';
import { readPage } from '#lib/target/page.ts';
import type { Compared } from '#lib/target/trust.ts';
import { judge, without } from './judge.ts';
import { elementOf, setStage } from './stage.ts';

/** What the learner sees of one candidate. */
export interface Row extends Compared {
  isRight: boolean;
  /** The candidates, by number, that are one place with it to a person. */
  samePlace: number[];
}

const told = {
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
  return candidates.map((candidate) => ({
    seen: candidate.seen,
    evidence: candidate.evidence,
    around: candidate.around,
    isRight: judge(candidate.element, meant) === 'correct',
    samePlace: candidates.flatMap((other, at) => (isSamePlace(candidate, other) ? [at] : [])),
  }));
}
