import { spawn } from 'node:child_process';
import { ensureChromium } from './browsers.ts';

/** Runs a command that needs a Chromium: `node scripts/with-chromium.ts vitest run --project dom`. */
const [command, ...args] = process.argv.slice(2);
if (!command) throw new Error('Usage: node scripts/with-chromium.ts <command> [arguments]');
const env = { ...process.env, CHROMIUM_PATH: await ensureChromium() };
const child = spawn(command, args, { stdio: 'inherit', env });
child.once('error', (error) => {
  throw error;
});
child.once('exit', (code) => (process.exitCode = code ?? 1));
