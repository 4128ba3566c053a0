import { styleText } from 'node:util';
import { runCommand, say } from './commands.ts';

export interface Checked {
  readonly name: string;
  readonly isGood: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** The slowest first: two run at a time, and so the whole takes little longer than the slowest. */
const tools: readonly [name: string, command: string, ...args: string[]][] = [
  ['types', 'tsc', '--noEmit', '--pretty', 'false'],
  ['dead code', 'knip', '--no-progress'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['walls', 'node', 'scripts/check-walls.ts'],
  ['lint', 'oxlint', '--format', 'unix', '--deny-warnings'],
];
const atATime = 2;

/** Everything that can be said of the code without running it. */
export async function check(): Promise<Checked[]> {
  // The types of the extension's own files (`/agent.js`) follow the entrypoints that there are now.
  await runCommand('wxt', ['prepare']);
  const waiting = [...tools];
  const done: Checked[] = [];
  const work = async (): Promise<void> => {
    for (let tool = waiting.shift(); tool; tool = waiting.shift()) {
      const [name, command, ...args] = tool;
      const startedAt = performance.now();
      const { code, output } = await runCommand(command, args);
      done.push({ name, isGood: code === 0, seconds: (performance.now() - startedAt) / 1000, output: output.trim() });
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return done;
}

/** What is wrong, then one line for each tool. */
export function report(checked: readonly Checked[]): void {
  for (const { name, isGood, output } of checked) if (!isGood) say(`\n${styleText('bold', name)}\n${output}`);
  say('');
  for (const { name, isGood, seconds } of checked) {
    say(`${isGood ? styleText('green', 'ok  ') : styleText('red', 'FAIL')} ${name.padEnd(10)} ${seconds.toFixed(1)} s`);
  }
}

if (import.meta.main) {
  const checked = await check();
  report(checked);
  process.exitCode = checked.every(({ isGood }) => isGood) ? 0 : 1;
}
