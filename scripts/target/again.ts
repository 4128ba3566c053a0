import { say } from '../commands.ts';
import { bundle, launch, openStage, showStored } from './browser.ts';
import { readPairs, readReleases } from './corpus.ts';
import type { Again, TryAgain } from './page/again.ts';

/**
 * `npm run again:target`: describes each element that is seen on each stored page and finds it again on the very same page.
 * Counts those that do not come back and lists some. `-- newest` takes only the newest release of each application,
 * `-- n8n swagger` only these. Fails where more elements are taken for another than the bar allows on a changed page, each
 * application counting the same.
 */
const wrongMost = 0.003;
declare const again: TryAgain;

const wanted = process.argv.slice(2).filter((word) => word !== 'newest');
const isNewest = process.argv.includes('newest');
const apps = [...new Set(readPairs().map(({ app }) => app))].filter(
  (app) => app !== 'traps' && (wanted.length === 0 || wanted.includes(app)),
);
const script = await bundle('scripts/target/page/again.ts');
const browser = await launch();
const rates: number[] = [];
say('| application | pages | elements | found | record | unsure | missing | wrong in doubt | wrong |');
say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
try {
  for (const app of apps) {
    const releases = Object.entries(readReleases(app));
    const pages = (isNewest ? releases.slice(-1) : releases).flatMap(([, states]) => Object.values(states));
    const sum: Again = { elements: 0, found: 0, records: 0, unsure: 0, missing: [], doubted: [], wrong: [] };
    for (const html of pages) {
      const page = await openStage(browser);
      await showStored(page, html, [script, 'again.stage()']);
      const one = await page.evaluate(() => again.try());
      for (const part of ['elements', 'found', 'records', 'unsure'] as const) sum[part] += one[part];
      for (const part of ['missing', 'doubted', 'wrong'] as const) sum[part].push(...one[part]);
      await page.context().close();
    }
    const { elements, found, records, unsure, missing, doubted, wrong } = sum;
    const cells = [app, pages.length, elements, found, records, unsure, missing.length, doubted.length, wrong.length];
    say(`| ${cells.join(' | ')} |`);
    for (const part of ['missing', 'doubted', 'wrong'] as const)
      for (const html of [...new Set(sum[part])].slice(0, 5)) say(`  ${part}: ${html.replaceAll('\n', ' ')}`);
    rates.push(wrong.length / elements);
  }
} finally {
  await browser.close();
}
const rate = rates.reduce((sum, one) => sum + one, 0) / rates.length;
say(`\nWrong without a doubt, each application counting the same: ${(100 * rate).toFixed(2)} %`);
if (rate > wrongMost) process.exitCode = 1;
