import { existsSync, globSync, statSync } from 'node:fs';
import { runCommand, say } from './commands.ts';
import { measureBytes } from './bench/bytes.ts';
import { measureNothingToDo } from './bench/nothing-to-do.ts';

/** `npm run bench`: what Handrail costs a page, in bytes and in milliseconds, against the budgets in docs/bench.md. */
const builds = {
  '.output/chrome-mv3': ['build', '-b', 'chrome'],
  '.output/chrome-mv3-e2e': ['build', '-b', 'chrome', '--mode', 'e2e'],
};

for (const [folder, args] of Object.entries(builds)) {
  if (isFresh(folder)) continue;
  say(`Building ${folder}`);
  const { code, output } = await runCommand('wxt', args);
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}
const isWithin = await measureBytes('.output/chrome-mv3');
if (!process.argv.includes('--bytes')) await measureNothingToDo('.output/chrome-mv3-e2e');
if (!isWithin) process.exitCode = 1;

function isFresh(folder: string): boolean {
  const manifest = `${folder}/manifest.json`;
  if (!existsSync(manifest)) return false;
  const builtAt = statSync(manifest).mtimeMs;
  const sources = globSync(['{lib,components,entrypoints,assets}/**/*', 'wxt.config.ts', 'package-lock.json']);
  return sources.every((file) => statSync(file).mtimeMs < builtAt);
}
