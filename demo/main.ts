import { parseArgs } from 'node:util';
import { say } from '../scripts/commands.ts';
import { sqlpadScene, trytonScene } from '#tests/e2e/journey/scenes.ts';
import { performByItself } from './by-itself.ts';
import { runUntilInterrupted } from './run.ts';
import { prepare } from './servers.ts';
import { Sorry } from './sorry.ts';
import { showWindow } from './window.ts';

const help = `Usage: npm run demo -- [--headless [--all]]
  With a display: a store, real applications, sample guides, and a browser that has it all. Ctrl-C or closing the
  window stops everything; what you did is there again at the next start.
  --headless  (or without a display) do the main job in two browsers that nobody sees, with a picture of each stage
  --all       and then on Tryton, too`;

process.exitCode = await main();
// Whatever was broken off by Ctrl-C may still wait for something that will not come.
process.exit();

async function main(): Promise<number> {
  try {
    const { values } = parseArgs({
      options: {
        headless: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      say(help);
      return 0;
    }
    const isHeadless = values.headless || !hasDisplay();
    say(isHeadless ? 'Handrail does its main job by itself' : 'Handrail demo');
    if (isHeadless && !values.headless) say('  (There is no display. With one, a browser window would open.)');
    let done = '';
    const end = await runUntilInterrupted(async (run) => {
      await prepare();
      if (isHeadless) done = await performByItself(run, values.all ? [sqlpadScene, trytonScene] : [sqlpadScene]);
      else await showWindow(run, [sqlpadScene, trytonScene]);
    });
    if (done) say(`\n${done}`);
    // In a window, Ctrl-C is the way to stop.
    return end === 'interrupted' && isHeadless ? 130 : 0;
  } catch (error) {
    const isKnown = error instanceof Sorry || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(`\n${isKnown ? (error as Error).message : explainBug(error)}\n`);
    return 1;
  }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

function explainBug(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `The demo broke off, which it should not. Please report this:\n${stack}`;
}
