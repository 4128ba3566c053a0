import { styleText } from 'node:util';
import { ensureChromium } from './browsers.ts';
import { runAloud, say } from './commands.ts';

/** `npm run test:long`: what CI does shortly, for hours. Words behind the command choose runs by name. */
interface Run {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Record<string, string>;
}

const proof = (...files: string[]) => ['vitest', 'run', '--project', 'integration', ...files] as const;

const runs: readonly Run[] = [
  { name: 'model', command: proof('tests/proof/model'), env: { HANDRAIL_SCHEDULES: '5000' } },
  {
    name: 'trouble',
    command: ['vitest', 'run', '--project', 'unit', 'lib/sync/trouble'],
    env: { TROUBLE_RUNS: '5000' },
  },
  { name: 'chaos', command: proof('tests/proof/chaos'), env: { HANDRAIL_CHAOS_SECONDS: '600' } },
  { name: 'browser', command: proof('tests/proof/browser'), env: { HANDRAIL_BROWSER_SECONDS: '300' } },
  { name: 'snapshots', command: proof('tests/proof/snapshots'), env: { HANDRAIL_SNAPSHOT_RUNS: '1000' } },
  { name: 'fuzz', command: proof('tests/proof/fuzz'), env: { HANDRAIL_FUZZ_REQUESTS: '100000' } },
  { name: 'targets', command: ['node', 'scripts/target/again.ts'] },
  { name: 'mutants', command: ['node', 'scripts/mutants.ts'] },
  {
    name: 'applications',
    command: ['playwright', 'test', 'tests/e2e/applications.spec.ts', 'tests/e2e/main-job.spec.ts'],
    env: { HANDRAIL_APPLICATIONS: 'all' },
  },
  { name: 'e2e', command: ['playwright', 'test', '--repeat-each', '5'] },
];

const chosen = process.argv.slice(2);
const unknown = chosen.filter((word) => !runs.some(({ name }) => name === word));
if (unknown.length > 0)
  throw new Error(`No such run: ${unknown.join(', ')}. There are: ${runs.map(({ name }) => name).join(', ')}.`);

process.env['CHROMIUM_PATH'] = await ensureChromium();
const lines: string[] = [];
for (const { name, command, env = {} } of runs) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  say(styleText('bold', `\n▶ ${name}`));
  const startedAt = performance.now();
  const [program, ...args] = command;
  const code = await runAloud(program, args, env);
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  lines.push(`${code === 0 ? styleText('green', 'ok  ') : styleText('red', 'FAIL')} ${name.padEnd(10)} ${minutes} min`);
  if (code !== 0) process.exitCode = 1;
}
say(`\n${lines.join('\n')}`);
