import { mkdirSync, rmSync } from 'node:fs';
import { styleText } from 'node:util';
import { ensureChromium, ensureFirefox } from './browsers.ts';
import { browsers, buildAsShipped, buildE2e } from './build-e2e.ts';
import { check, report } from './check.ts';
import { runAloud, say } from './commands.ts';
import { add, failuresOf, nothing, oneOf, readPlaywright, readVitest, sentenceOf, type Counts } from './counts.ts';

/** `npm test`: installs what is missing, runs everything, goes on after a failure, and ends with the count. */
const reports = 'test-results';
const vitest = (project: string) => {
  const file = `${reports}/${project}.json`;
  return async (): Promise<Counts> => {
    rmSync(file, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runAloud('vitest', ['run', '--project', project, ...reporters]);
    return readVitest(file, code);
  };
};

const stages: Record<string, () => Promise<Counts>> = {
  check: async () => {
    const checked = await check();
    report(checked);
    return checked.map(({ isGood }) => oneOf(isGood)).reduce(add, nothing);
  },
  unit: vitest('unit'),
  integration: vitest('integration'),
  dom: vitest('dom'),
  build: async () => {
    let built = oneOf(await buildAsShipped('chrome'));
    for (const browser of browsers) built = add(built, oneOf(await buildE2e(browser)));
    return built;
  },
  e2e: async () => {
    const file = `${reports}/e2e.json`;
    rmSync(file, { force: true });
    const code = await runAloud('playwright', ['test'], { HANDRAIL_E2E_REPORT: file });
    return readPlaywright(file, code);
  },
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in stages));
if (unknown.length > 0)
  throw new Error(`No such stage: ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`);

mkdirSync(reports, { recursive: true });
process.env['CHROMIUM_PATH'] = await ensureChromium();
// Without a Firefox its own tests say what is missing; that is no reason to run nothing at all.
await ensureFirefox().catch((error: unknown) => say(String(error)));

const lines: string[] = [];
const failures: string[] = [];
let total = nothing;
for (const [name, stage] of Object.entries(stages)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  say(styleText('bold', `\n▶ ${name}`));
  const startedAt = performance.now();
  let counts = await stage();
  // A stage that ran nothing has proved nothing.
  if (counts.passed + counts.failed === 0) counts = { ...counts, failed: 1 };
  total = add(total, counts);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const mark = counts.failed === 0 ? styleText('green', 'ok  ') : styleText('red', 'FAIL');
  const again = counts.flaky > 0 ? `, ${counts.flaky} of them only at the second try` : '';
  failures.push(...failuresOf(`${reports}/${name}.json`));
  lines.push(`${mark} ${name.padEnd(12)} ${seconds.padStart(4)} s  ${sentenceOf(counts)}${again}`);
}
if (failures.length > 0) say(`\n${failures.join('\n\n')}`);
say(`\n${lines.join('\n')}\n\n${sentenceOf(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;
