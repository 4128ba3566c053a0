import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Evidence, Tree } from '#lib/target/trust.ts';
import { say } from '../commands.ts';
import { originOf, readPairs } from './corpus.ts';
import { chooseCuts, type Cuts, everywhere, type Judged, type Rates, ratesAt, type Verdict } from './cuts.ts';
import { collectEvidence, evidenceIn, type Trial } from './evidence.ts';
import { choose, learnModel, type Model } from './learn/model.ts';
import type { Row } from './page/evidence.ts';
import { shareOf } from './rates.ts';

/**
 * `npm run train:target`: learns how much each signal says and writes lib/target/weights.ts. First each application is
 * judged by what was learnt from the others alone; from that come the scores and how sure is sure enough.
 * `npm run train:target -- FILE` keeps what it collected in FILE and, where that is there, learns from it again at once.
 */
const file = 'lib/target/weights.ts';
/**
 * Per cent of an application's targets, on average over applications. Below the bar of 0.3 and 1, so that it holds as
 * well where the cuts are told from other applications than those that are judged.
 */
const limits = { wrong: 0.25, removed: 0.85 };
const doubtWhenRemovedMost = 3;

const pairs = readPairs();
const kept = process.argv[2];
const trials = kept ? await evidenceIn(kept, pairs) : await collectEvidence(pairs);
const judged = [...Map.groupBy(trials, ({ pair }) => originOf(pair))].flatMap(([app, own]) => {
  const judges = learnModel(trials.filter(({ pair }) => originOf(pair) !== app));
  const results = own.map((trial) => judge(trial, judges));
  const right = (100 * shareOf(results, ({ present }) => present?.isRight ?? false)).toFixed(1);
  say(`${app.padEnd(10)} ${own.length} pairs, the right one ranks first in ${right} %`);
  return results;
});

/** The traps are no application: what they do is seen, but does not count. */
const real = judged.filter(({ app }) => app !== 'traps');
const apps = [...new Set(real.map(({ app }) => app))];
const foundAt = chooseCuts(real, limits);
const hundredths = Array.from({ length: 99 }, (_, at) => (at + 1) / 100);
const unsureAt = hundredths.find((cut) => ratesAt(real, everywhere(cut)).removed <= doubtWhenRemovedMost) ?? 1;
const scores = [
  '| shown from | correct | wrong | wrong when removed |',
  '| ---------- | ------- | ----- | ------------------ |',
  scoreLine('always', everywhere(0)),
  scoreLine(`${unsureAt}, unsure`, everywhere(unsureAt)),
  scoreLine('found', foundAt),
  scoreLine('0.95', everywhere(0.95)),
];
say(`\n${scores.join('\n')}`);
for (const [app, own] of Map.groupBy(judged, (one) => one.app)) say(scoreLine(app, foundAt, own));
say(`\nHow sure is sure enough told from the other applications, too: ${cells(ratesOnOthers()).join(' / ')}`);

const model = learnModel(trials);
writeFileSync(file, await format(sourceOf(model), { ...(await resolveConfig(file)), filepath: file }));
say(`\nWritten: ${file}`);

function judge({ pair, target, present, removed }: Trial, judges: Model): Judged {
  const verdict = (rows: readonly Row[]): Verdict | null => {
    const best = choose(judges, target, rows);
    return best && { ground: best.ground, trust: best.trust, isRight: best.row.isRight };
  };
  return { app: pair.app, present: verdict(present), removed: verdict(removed) };
}

function scoreLine(title: string, cuts: Cuts, some = real): string {
  return `| ${[title, ...cells(ratesAt(some, cuts))].join(' | ')} |`;
}

function cells({ correct, wrong, removed }: Rates): string[] {
  return [correct, wrong, removed].map((rate) => rate.toFixed(2));
}

/** The cuts are told from these very scores: how much that flatters them, cuts that an application had no part in show. */
function ratesOnOthers(): Rates {
  const each = apps.map((app) => {
    const isOwn = (one: Judged): boolean => one.app === app;
    const cuts = chooseCuts(
      real.filter((one) => !isOwn(one)),
      limits,
    );
    return ratesAt(real.filter(isOwn), cuts);
  });
  const mean = (rate: keyof Rates): number => each.reduce((sum, one) => sum + one[rate], 0) / each.length;
  return { correct: mean('correct'), wrong: mean('wrong'), removed: mean('removed') };
}

function sourceOf({ ranking, trust }: Model): string {
  return `/**
 * How much each signal says. Learnt from ${real.length} pairs of ${apps.length} applications and from traps by
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
${linesOf(trust.weights)}
};

export const trustAtStart = ${round(trust.start)};

/** What several signals say together, to be added: each tree in a line, as \`treeOf\` reads it. */
export const trees: readonly string[] = [
${trust.trees.map((tree) => `  '${lineOf(tree)}',`).join('\n')}
];

/** So sure we must be to say "here", by what it is known by; and so sure to say "probably here". */
export const foundAt = ${JSON.stringify(foundAt)};
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

/** A tree as `treeOf` reads it. */
function lineOf(tree: Tree): string {
  if (typeof tree === 'number') return String(tree);
  const [signal, limit, upTo, above] = tree;
  return [signal, limit, lineOf(upTo), lineOf(above)].join(' ');
}
