import { say } from '../commands.ts';
import { median } from '../bench/statistics.ts';
import { bundle } from './browser.ts';
import { readPairs, type Pair } from './corpus.ts';
import type { Trial, Tried } from './page/trial.ts';
import { macro, outcomes, outcomeTable } from './rates.ts';
import { bundleRivals } from './rivals.ts';
import { walk } from './walk.ts';

/**
 * `npm run bench:target`: finds every target of the stored releases again, ours and its rivals in one run.
 * `npm run bench:target -- n8n swagger` takes only these applications.
 */
interface Result extends Tried {
  pair: Pair;
  bytes: number;
  describeMs: number;
}

declare const trial: Trial;

const wanted = process.argv.slice(2);
const pairs = readPairs().filter(({ app }) => wanted.length === 0 || wanted.includes(app));
const results = await run(pairs);
const apps = [...new Set(pairs.map(({ app }) => app))];

say(`\n${pairs.length} pairs of ${apps.length} applications; per cent, each application counts the same`);
say('| algorithm | correct | wrong | unsure | missing | wrong when removed | describe ms | find ms | bytes |');
say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [name, found] of results) {
  const rate = (is: (one: Result) => boolean): string => macro(found, ({ pair }) => pair.app, is).toFixed(1);
  const times = [median(found.map((one) => one.describeMs)), median(found.map((one) => one.ms))];
  const present = outcomes.map((outcome) => rate((one) => one.present === outcome));
  const cells = [...present, rate((one) => one.removed === 'wrong')];
  say(
    `| ${[name, ...cells, ...times.map((ms) => ms.toFixed(1)), median(found.map(({ bytes }) => bytes))].join(' | ')} |`,
  );
}
const ours = results.get('handrail') ?? [];
table('application', ({ app }) => app);
table('releases apart', ({ gap }) => (gap === 0 ? 'another language' : String(gap)));
table('what changed', ({ same }) => (Object.values(same).includes(false) ? 'path, text or attributes' : 'nothing'));

function table(title: string, groupOf: (pair: Pair) => string): void {
  say(
    `\n${outcomeTable(
      title,
      Map.groupBy(ours, ({ pair }) => groupOf(pair)),
    )}`,
  );
}

async function run(all: readonly Pair[]): Promise<Map<string, Result[]>> {
  const scripts = [
    await bundle('scripts/target/page/target.ts'),
    await bundleRivals(),
    await bundle('scripts/target/page/trial.ts'),
    'trial.stage()',
  ];
  const found = new Map<string, Result[]>();
  for await (const { pairs: group, page, showOlder, showNewer } of walk(all, scripts)) {
    const keys = group.map(({ k }) => k);
    await showOlder();
    const described: [string, ReturnType<Trial['describeAll']>][] = [];
    for (const name of await page.evaluate(() => trial.names()))
      described.push([
        name,
        await page.evaluate(([name, keys]) => trial.describeAll(name, keys), [name, keys] as const),
      ]);
    await showNewer();
    for (const [name, descriptions] of described) {
      const tried = await page.evaluate(([name, keys, all]) => trial.findAll(name, keys, all), [
        name,
        keys,
        descriptions.map(({ description }) => description),
      ] as const);
      const rows = tried.map((one, at) => ({
        ...one,
        pair: group[at]!,
        bytes: JSON.stringify(descriptions[at]?.description ?? '').length,
        describeMs: descriptions[at]!.ms,
      }));
      found.set(name, [...(found.get(name) ?? []), ...rows]);
    }
  }
  return found;
}
