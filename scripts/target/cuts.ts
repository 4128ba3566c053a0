import { type Ground, doubtedMost } from '#lib/target/trust.ts';
import { macro } from './rates.ts';

/** The likeliest candidate for one target: what it is known by, how likely it is the one meant, and whether it is. */
export interface Verdict {
  ground: Ground;
  trust: number;
  isRight: boolean;
}

/** What became of one pair, on the newer page and on that page without the element. */
export interface Judged {
  app: string;
  present: Verdict | null;
  removed: Verdict | null;
}

/** How sure is sure enough, for each ground. */
export type Cuts = Record<Ground, number>;

/** Per cent of an application's targets, on average over applications. */
export interface Rates {
  correct: number;
  wrong: number;
  removed: number;
}

const grounds = ['name', 'record', 'likeness'] as const satisfies readonly Ground[];
/** The strictest first, so that of cuts that do the same the strictest is taken; none below what is told to be in doubt. */
const steps = Array.from({ length: 99 }, (_, at) => (99 - at) / 100).filter((cut) => cut > doubtedMost);

export function ratesAt(some: readonly Judged[], cuts: Cuts): Rates {
  const isShown = (verdict: Verdict | null): verdict is Verdict =>
    verdict !== null && verdict.trust >= cuts[verdict.ground];
  const share = (is: (one: Judged) => boolean): number => macro(some, ({ app }) => app, is);
  return {
    correct: share(({ present }) => isShown(present) && present.isRight),
    wrong: share(({ present }) => isShown(present) && !present.isRight),
    removed: share(({ removed }) => isShown(removed)),
  };
}

export const everywhere = (cut: number): Cuts => ({ name: cut, record: cut, likeness: cut });

/** The cuts with the most correct at no more wrong than the limits, found by trying all. */
export function chooseCuts(some: readonly Judged[], limits: Pick<Rates, 'wrong' | 'removed'>): Cuts {
  const [names, records, likenesses] = grounds.map((ground) =>
    steps.map((cut) => ({ cut, rates: ratesAt(some, { ...everywhere(Infinity), [ground]: cut }) })),
  ) as [Step[], Step[], Step[]];
  const isWithin = (...rates: Rates[]): boolean =>
    sumOf(rates, 'wrong') <= limits.wrong && sumOf(rates, 'removed') <= limits.removed;
  let best = everywhere(1);
  let most = 0;
  for (const name of names) {
    for (const record of records) {
      if (!isWithin(name.rates, record.rates)) break;
      for (const likeness of likenesses) {
        if (!isWithin(name.rates, record.rates, likeness.rates)) break;
        const correct = sumOf([name.rates, record.rates, likeness.rates], 'correct');
        if (correct <= most) continue;
        most = correct;
        best = { name: name.cut, record: record.cut, likeness: likeness.cut };
      }
    }
  }
  return best;
}

interface Step {
  cut: number;
  rates: Rates;
}

function sumOf(rates: readonly Rates[], rate: keyof Rates): number {
  return rates.reduce((sum, one) => sum + one[rate], 0);
}
