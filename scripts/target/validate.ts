import { say } from '../commands.ts';
import { readPairs } from './corpus.ts';
import { collectEvidence, type Trial } from './evidence.ts';
import { choose, learnModel, signalsOf } from './learn/model.ts';

/**
 * `npm run validate:target`: what learning from the signals of today could reach. Each application is judged by a model
 * that has seen only the others. What it learns is not what the player uses yet: docs/targets.md.
 */
interface Judged {
  app: string;
  isRight: boolean;
  trust: number;
  trustWhenRemoved: number;
}

const apps = process.argv.slice(2);
const trials = await collectEvidence(readPairs().filter(({ app }) => apps.length === 0 || apps.includes(app)));
const signals = signalsOf(trials);
const byApp = Map.groupBy(trials, ({ pair }) => pair.app);
const judged: Judged[] = [];
for (const [app, own] of byApp) {
  const model = learnModel(
    trials.filter(({ pair }) => pair.app !== app),
    signals,
  );
  const trust = (rows: Trial['present'], ideal: Trial['ideal']) => choose(model, rows, ideal);
  for (const { present, removed, ideal } of own) {
    const best = trust(present, ideal);
    const isRight = best?.row.isRight ?? false;
    judged.push({ app, isRight, trust: best?.trust ?? 0, trustWhenRemoved: trust(removed, ideal)?.trust ?? 0 });
  }
  const right = judged.filter((one) => one.app === app && one.isRight).length;
  say(
    `${app.padEnd(10)} ${own.length} pairs, the right one ranks first in ${((100 * right) / own.length).toFixed(1)} %`,
  );
}

say('\n| found from | correct | wrong | wrong when removed |\n| --- | --- | --- | --- |');
for (const from of [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95]) {
  const cells = [
    macro((one) => one.trust >= from && one.isRight),
    macro((one) => one.trust >= from && !one.isRight),
    macro((one) => one.trustWhenRemoved >= from),
  ];
  say(`| ${[from, ...cells.map((cell) => cell.toFixed(2))].join(' | ')} |`);
}

function macro(is: (one: Judged) => boolean): number {
  const groups = [...Map.groupBy(judged, ({ app }) => app).values()];
  return (100 * groups.reduce((sum, group) => sum + group.filter(is).length / group.length, 0)) / groups.length;
}
