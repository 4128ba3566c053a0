import type { Row } from '../page/evidence.ts';
import type { Trial } from '../evidence.ts';
import { learnRanking, rank, type Choice } from './ranker.ts';
import { growForest, likelihood, type Case, type Forest } from './trees.ts';

/** Which candidate is best, and whether to believe it. */
export interface Model {
  /** The evidence's names; after them come the lead over the second best, the share of the ideal, and the second's likeness. */
  signals: string[];
  ranking: Float64Array;
  forest: Forest;
}

const leadMost = 20;
const growth = { trees: 150, depth: 3, rate: 0.1, penalty: 5, leastWeight: 1 };
/** More of these speaks against the candidate; for the ones below it depends. All others speak for it. */
const AGAINST =
  /Changed$|^(misuse|renamed|unnamed|newlyNamed|neighbour|rival|shared|iconLost|unproven|sectionRenamed|second)$/;
const EITHER = /^(ordinal|traits|classless|crowd|seats|\w+Alive)$/;

export function signalsOf(trials: readonly Trial[]): string[] {
  return [
    ...new Set(trials.flatMap(({ present }) => present.slice(0, 1).flatMap(({ evidence }) => Object.keys(evidence)))),
  ];
}

/** Weighs trials so that each application counts the same. */
export function weigher(trials: readonly Trial[]): (trial: Trial) => number {
  const sizes = Map.groupBy(trials, ({ pair }) => pair.app);
  return ({ pair }) => 1 / (sizes.get(pair.app)?.length ?? 1);
}

export function learnModel(trials: readonly Trial[], signals: string[]): Model {
  const weightOf = weigher(trials);
  const learn = (some: readonly Trial[]): Float64Array =>
    learnRanking(
      some.map((trial) => choiceOf(trial, signals, weightOf(trial))),
      signals.length,
    );
  const apps = [...new Set(trials.map(({ pair }) => pair.app))];
  // Trust is learnt from mistakes on applications that the ranking has not seen, as it will be used.
  const cases = apps.flatMap((app) => {
    const ranking = learn(trials.filter(({ pair }) => pair.app !== app));
    return trials
      .filter(({ pair }) => pair.app === app)
      .flatMap((trial) => casesOf(trial, signals, ranking, 100 * weightOf(trial)));
  });
  const directions = [...signals, 'lead', 'share', 'second'].map((name) => {
    if (EITHER.test(name)) return 0;
    return AGAINST.test(name) ? -1 : 1;
  });
  return { signals, ranking: learn(trials), forest: growForest(cases, { ...growth, directions }) };
}

/** The best candidate and how likely it is the one meant; null where there is none. */
export function choose(
  { signals, ranking, forest }: Model,
  rows: readonly Row[],
  ideal: Trial['ideal'],
): { row: Row; trust: number } | null {
  const lead = leadOf(rows, ideal, signals, ranking);
  return lead && { row: lead.row, trust: likelihood(forest, lead.case) };
}

function choiceOf({ present }: Trial, signals: string[], weight: number): Choice {
  return {
    candidates: present.map(({ evidence }) => numbersOf(evidence, signals)),
    isRight: present.map(({ isRight }) => isRight),
    weight,
  };
}

function casesOf(trial: Trial, signals: string[], ranking: Float64Array, weight: number): Case[] {
  return [trial.present, trial.removed].flatMap((rows) => {
    const lead = leadOf(rows, trial.ideal, signals, ranking);
    if (!lead) return [];
    return [{ signals: lead.case, isYes: rows === trial.present && lead.row.isRight, weight }];
  });
}

function leadOf(
  rows: readonly Row[],
  ideal: Trial['ideal'],
  signals: string[],
  ranking: Float64Array,
): { row: Row; case: Float64Array } | null {
  const ranked = rows
    .map((row) => ({ row, numbers: numbersOf(row.evidence, signals) }))
    .map((one) => ({ ...one, rank: rank(ranking, one.numbers) }))
    .toSorted((one, other) => other.rank - one.rank);
  const [best] = ranked;
  if (!best) return null;
  const second = ranked.find(({ row }) => row.place !== best.row.place);
  const most = rank(ranking, numbersOf({ ...ideal, ordinal: 1, crowd: 1, sole: 1 }, signals));
  const lead = second ? Math.min(leadMost, best.rank - second.rank) : leadMost;
  const likeness = second?.row.evidence['near'] ?? 0;
  return { row: best.row, case: Float64Array.of(...best.numbers, lead, best.rank / Math.max(1, most), likeness) };
}

function numbersOf(evidence: Record<string, number>, signals: string[]): Float64Array {
  return Float64Array.from(signals, (name) => evidence[name] ?? 0);
}
