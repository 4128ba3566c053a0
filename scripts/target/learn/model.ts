import { bestOf, groundOf, type Trust, trustIn, weigh, type Evidence } from '#lib/target/trust.ts';
import type { Trial } from '../evidence.ts';
import { originOf } from '../corpus.ts';
import type { Row } from '../page/evidence.ts';
import { type Case, learnLogistic } from './logistic.ts';
import { learnRanking } from './ranker.ts';
import { learnTrees } from './trees.ts';

/** What was learnt: which candidate is it, and is it there at all. */
export interface Model {
  ranking: Evidence;
  trust: Trust;
}

const folds = 4;
const penalty = 0.004;
const boosting = { trees: 24, depth: 4, rate: 0.2, penalty: 0.0006, leafLeast: 0.006 };
/** These fit each application in its own way: what trust learnt from them on some misled it on others. */
const misleading = /^(converted|idShape|onlyPlace|placeholder|role|section\w*|shadow|text|traits|type\w*)$/;

/**
 * Traps teach which of many alike is meant. Whether it is there at all they would teach wrongly: in a section that was
 * copied, the copy of what was taken out says all that it said.
 */
const isTrap = ({ pair }: Trial): boolean => pair.app === 'traps';

/** Weighs trials so that each application counts the same. */
export function weigher(trials: readonly Trial[]): (trial: Trial) => number {
  const sizes = Map.groupBy(trials, ({ pair }) => pair.app);
  return ({ pair }) => 1 / (sizes.get(pair.app)?.length ?? 1);
}

export function learnModel(trials: readonly Trial[]): Model {
  const weightOf = weigher(trials);
  const apps = [...new Set(trials.map(({ pair }) => originOf(pair)))];
  // Trust is learnt from mistakes on applications that the ranking has not seen, as it will be used.
  const cases = Array.from({ length: folds }, (_, fold) => {
    const isHeld = ({ pair }: Trial): boolean => apps.indexOf(originOf(pair)) % folds === fold;
    const ranking = rankingOf(
      trials.filter((trial) => !isHeld(trial)),
      weightOf,
    );
    return trials
      .filter((trial) => isHeld(trial) && !isTrap(trial))
      .flatMap((trial) => casesOf(trial, ranking, weightOf(trial)));
  }).flat();
  const signals = signalsOf(cases.map(({ evidence }) => evidence)).filter((signal) => !misleading.test(signal));
  return { ranking: rankingOf(trials, weightOf), trust: learnTrust(cases, signals) };
}

/**
 * The mean of two that err differently: a linear model, to which each application counts the same, and trees, to which
 * each case does.
 */
function learnTrust(cases: readonly Case[], signals: readonly string[]): Trust {
  const { start, weights } = learnLogistic(cases, signals, penalty);
  const equal = cases.map((one) => ({ ...one, weight: 1 }));
  return {
    start: start / 2,
    weights: named(
      signals,
      weights.map((weight) => weight / 2),
    ),
    trees: learnTrees(equal, signals, { ...boosting, share: 0.5 }),
  };
}

/** The best candidate, what it is known by and how likely it is the one meant; null where there is none. */
export function choose({ ranking, trust }: Model, target: Trial['target'], rows: readonly Row[]) {
  const chosen = bestAmong(target, rows, ranking);
  if (!chosen) return null;
  return { row: chosen.best, ground: groundOf(chosen.best.evidence), trust: trustIn(chosen.evidence, trust) };
}

function rankingOf(trials: readonly Trial[], weightOf: (trial: Trial) => number): Evidence {
  const signals = signalsOf(trials.flatMap(({ present }) => present.slice(0, 1).map(({ evidence }) => evidence)));
  const choices = trials.map((trial) => ({
    candidates: trial.present.map(({ evidence }) => evidence),
    isRight: trial.present.map(({ isRight }) => isRight),
    weight: weightOf(trial),
  }));
  return named(signals, learnRanking(choices, signals));
}

function casesOf(trial: Trial, ranking: Evidence, weight: number): Case[] {
  return [trial.present, trial.removed].flatMap((rows) => {
    const chosen = bestAmong(trial.target, rows, ranking);
    if (!chosen) return [];
    return [{ evidence: chosen.evidence, isYes: rows === trial.present && chosen.best.isRight, weight }];
  });
}

function bestAmong(target: Trial['target'], rows: readonly Row[], ranking: Evidence) {
  const rank = (evidence: Evidence): number => weigh(evidence, ranking);
  return bestOf(target, rows, rank, (one, other) => one.samePlace.includes(rows.indexOf(other)));
}

function signalsOf(all: readonly Evidence[]): string[] {
  return [...new Set(all.flatMap((evidence) => Object.keys(evidence)))];
}

function named(signals: readonly string[], weights: Float64Array): Evidence {
  return Object.fromEntries(signals.map((name, at) => [name, weights[at] ?? 0]));
}
