import type { Target } from '#lib/model/target.ts';
import { strengthOf } from '#lib/target/strength.ts';
import { say } from '../commands.ts';
import { bundle } from './browser.ts';
import { readPairs, type Pair } from './corpus.ts';
import type { Trial, Tried } from './page/trial.ts';
import { outcomeTable } from './rates.ts';
import { handrail } from './rivals.ts';
import { walk } from './walk.ts';

/**
 * `npm run bench:strength`: what really becomes of targets that are called strong, fair or weak.
 * `npm run bench:strength -- 3` takes every third pair.
 */
declare const trial: Trial;
interface Judged extends Tried {
  pair: Pair;
  called: string[];
}

const every = Number(process.argv[2] ?? 1);
const scripts = [
  await bundle('scripts/target/page/target.ts'),
  `globalThis.algorithms = { handrail: ${handrail} };`,
  await bundle('scripts/target/page/trial.ts'),
  'trial.stage()',
];

const judged: Judged[] = [];
const pairs = readPairs().filter((_, at) => at % every === 0);
for await (const { pairs: group, page, showOlder, showNewer } of walk(pairs, scripts)) {
  const keys = group.map(({ k }) => k);
  await showOlder();
  const described = await page.evaluate((keys) => trial.describeAll('handrail', keys), keys);
  const targets = described.map(({ description }) => description as Target | null);
  await showNewer();
  const tried = await page.evaluate(([keys, targets]) => trial.findAll('handrail', keys, targets), [
    keys,
    targets,
  ] as const);
  tried.forEach((one, at) => {
    const target = targets[at];
    if (!target) return;
    const { grade, reason } = strengthOf(target);
    judged.push({ ...one, pair: group[at]!, called: [grade, reason ? `${grade}: ${reason}` : `${grade}: nothing`] });
  });
}
table(
  'releases',
  judged.filter(({ pair }) => pair.app !== 'traps'),
);
table(
  'traps',
  judged.filter(({ pair }) => pair.app === 'traps'),
);

function table(title: string, rows: readonly Judged[]): void {
  const called = rows.flatMap((row) => row.called.map((name) => ({ name, row })));
  const groups = [...Map.groupBy(called, ({ name }) => name)];
  say(
    `\n${outcomeTable(
      title,
      groups.map(([name, all]) => [name, all.map(({ row }) => row)] as const),
    )}`,
  );
}
