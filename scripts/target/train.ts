import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Evidence } from '#lib/target/trust.ts';
import { say } from '../commands.ts';
import { originOf, readPairs } from './corpus.ts';
import { collectEvidence, evidenceIn, type Trial } from './evidence.ts';
import { choose, learnModel, type Model } from './learn/model.ts';
import { macro, shareOf } from './rates.ts';

/**
 * `npm run train:target`: learns how much each signal says and writes lib/target/weights.ts. First each application is
 * judged by what was learnt from the others alone; from that come the scores and how sure is sure enough.
 * `npm run train:target -- FILE` keeps what it collected in FILE and, where that is there, learns from it again at once.
 */
interface Judged {
  app: string;
  isRight: boolean;
  trust: number;
  trustWhenRemoved: number;
}

const appOf = ({ app }: Judged): string => app;
const file = 'lib/target/weights.ts';
/** Per cent of an application's targets, on average over applications. */
const wrongMost = 0.3;
const wrongWhenRemovedMost = 1;
const doubtWhenRemovedMost = 6;

const pairs = readPairs();
const kept = process.argv[2];
const trials = kept ? await evidenceIn(kept, pairs) : await collectEvidence(pairs);
const judged = [...Map.groupBy(trials, ({ pair }) => originOf(pair))].flatMap(([app, own]) => {
  const judges = learnModel(trials.filter(({ pair }) => originOf(pair) !== app));
  const results = own.map((trial) => judge(trial, judges));
  const right = (100 * shareOf(results, ({ isRight }) => isRight)).toFixed(1);
  say(`${app.padEnd(10)} ${own.length} pairs, the right one ranks first in ${right} %`);
  return results;
});

const apps = [...new Set(pairs.map(({ app }) => app))].filter((app) => app !== 'traps');
/** The traps are no application: what they do is seen, but does not count. */
const real = judged.filter(({ app }) => app !== 'traps');
const cuts = Array.from({ length: 199 }, (_, at) => (at + 1) / 200);
const foundAt = cuts.find((cut) => wrong(cut) <= wrongMost && removed(cut) <= wrongWhenRemovedMost) ?? 1;
const unsureAt = cuts.find((cut) => removed(cut) <= doubtWhenRemovedMost) ?? foundAt;
const scores = [
  '| found from | correct | wrong | wrong when removed |',
  '| ---------- | ------- | ----- | ------------------ |',
  ...[0, unsureAt, foundAt, 0.9, 0.95].map((cut) => {
    const cells = [correct(cut), wrong(cut), removed(cut)].map((rate) => rate.toFixed(2));
    return `| ${[cut.toFixed(3), ...cells].join(' | ')} |`;
  }),
];
say(`\n${scores.join('\n')}`);
for (const [app, own] of Map.groupBy(judged, (one) => one.app)) {
  const shares = [correct, wrong, removed].map((rate) => rate(foundAt, own).toFixed(1));
  say(`${app.padEnd(10)} ${shares.join(' / ')}`);
}

const model = learnModel(trials);
const source = sourceOf(model);
writeFileSync(file, await format(source, { ...(await resolveConfig(file)), filepath: file }));
say(`\nWritten: ${file}`);

function judge({ pair, target, present, removed: without }: Trial, judges: Model): Judged {
  const best = choose(judges, target, present);
  return {
    app: pair.app,
    isRight: best?.row.isRight ?? false,
    trust: best?.trust ?? 0,
    trustWhenRemoved: choose(judges, target, without)?.trust ?? 0,
  };
}

function correct(cut: number, some = real): number {
  return macro(some, appOf, (one) => one.isRight && one.trust >= cut);
}

function wrong(cut: number, some = real): number {
  return macro(some, appOf, (one) => !one.isRight && one.trust > 0 && one.trust >= cut);
}

function removed(cut: number, some = real): number {
  return macro(some, appOf, (one) => one.trustWhenRemoved > 0 && one.trustWhenRemoved >= cut);
}

function sourceOf({ ranking, trust, start }: Model): string {
  return `/**
 * How much each signal says. Learnt from ${pairs.length} pairs of ${apps.length} applications and from traps by
 * \`npm run train:target\`, which writes this file; nothing in it is set by hand.
 * Each application judged by what was learnt from the others alone, per cent, each application counting the same:
 *
${scores.map((line) => ` * ${line}`).join('\n')}
 */

/** Which candidate is it? */
export const rankings: Record<string, number> = {
${linesOf(ranking)}
};

/** Is it there at all? */
export const trusts: Record<string, number> = {
${linesOf(trust)}
};

export const trustAtStart = ${round(start)};

/** So sure we must be to say "here", and so sure to say "probably here". */
export const foundAt = ${foundAt};
export const unsureAt = ${unsureAt};
`;
}

function linesOf(weights: Evidence): string {
  const rounded = Object.entries(weights).map(([signal, weight]) => [signal, round(weight)] as const);
  const lines = rounded.filter(([, weight]) => weight !== 0).map(([signal, weight]) => `  ${signal}: ${weight},`);
  return lines.toSorted().join('\n');
}

/** Two digits after the point: a look at them tells something, and a page carries them. */
function round(weight: number): number {
  return Math.round(weight * 100) / 100 + 0;
}
