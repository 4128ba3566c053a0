import { existsSync, globSync, statSync } from 'node:fs';
import { runCommand, say } from './commands.ts';
import { buildE2e } from './build-e2e.ts';
import { measureBytes } from './bench/bytes.ts';
import { measureNothingToDo } from './bench/nothing-to-do.ts';
import { measureRecorder } from './bench/recorder.ts';
import { measureParts } from './bench/parts.ts';

/** `npm run bench`: what Handrail costs a page, in bytes and in milliseconds, against the budgets in docs/bench.md. */
const plain = '.output/chrome-mv3';
const forTests = '.output/chrome-mv3-e2e';
const withMaps = '.output/chrome-mv3-parts';

if (!isFresh(plain)) {
  say(`Building ${plain}/`);
  const { code, output } = await runCommand('wxt', ['build', '-b', 'chrome']);
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}
const isBrowserNeeded = !['--bytes', '--parts'].some((word) => process.argv.includes(word));
if (isBrowserNeeded && !isFresh(forTests) && !(await buildE2e('chrome')))
  throw new Error('The build for tests failed.');
const isWithin = await measureBytes(plain);
if (process.argv.includes('--parts')) {
  const env = { ...process.env, NODE_ENV: 'production' };
  const { code, output } = await runCommand('wxt', ['build', '-b', 'chrome', '--mode', 'parts'], { env });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
  for (const script of ['player.js', 'recorder.js']) await measureParts(withMaps, script);
}
if (isBrowserNeeded) await measureNothingToDo(forTests);
const isSmooth = !isBrowserNeeded || (await measureRecorder());
if (!isWithin || !isSmooth) process.exitCode = 1;

function isFresh(folder: string): boolean {
  const manifest = `${folder}/manifest.json`;
  if (!existsSync(manifest)) return false;
  const builtAt = statSync(manifest).mtimeMs;
  const sources = globSync(['{lib,components,entrypoints,assets}/**/*', 'wxt.config.ts', 'package-lock.json']);
  return sources.every((file) => statSync(file).mtimeMs < builtAt);
}
