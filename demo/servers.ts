import { ensureChromium } from '../scripts/browsers.ts';
import { say } from '../scripts/commands.ts';
import { AppUnavailable, type RunningApp, type StartOptions } from '#tests/apps/app.ts';
import type { Scene } from '#tests/e2e/journey/scenes.ts';
import { startStore, type StartedStore } from '#tests/server/start-store.ts';
import { build, isBuilt } from './build.ts';
import { noteGroup } from './leftovers.ts';
import { timed } from './progress.ts';
import type { Run } from './run.ts';
import { reasonOf, Sorry } from './sorry.ts';

/** A Chromium and the extension, which both kinds of demo need first. */
export async function prepare(): Promise<void> {
  process.env['CHROMIUM_PATH'] = await timed('Looking for a Chromium', ensureChromium).catch((error: unknown) => {
    throw new Sorry(reasonOf(error, 5));
  });
  if (!(await isBuilt())) await timed('Building the extension', build);
}

/** The real store on its own database, whatever this machine has set for another one. */
export async function startTheStore(run: Run, options: Parameters<typeof startStore>[0]): Promise<StartedStore> {
  const start = () =>
    run.keep(
      () => startStore({ ...options, env: { DATABASE_URL: '', HANDRAIL_PUBLIC_URL: '' } }),
      (store) => store.stop(),
    );
  return timed('Starting the store', start).catch((error: unknown) => {
    // The last thing it said is why; what stands before is how it got there.
    throw new Sorry(
      `The store did not come up. It said: ${lastLineOf(error)}\nIf that is no help: delete .handrail/demo and start again.`,
    );
  });
}

/** The application of a scene, or null where this machine cannot have it. */
export async function startApp(run: Run, scene: Scene, options: StartOptions): Promise<RunningApp | null> {
  const start = () =>
    run.keep(
      () => scene.start(options),
      (app) => app.stop(),
    );
  try {
    const app = await timed(`Starting ${scene.appName}`, start);
    await noteGroup(app.pid);
    return app;
  } catch (error) {
    if (!(error instanceof AppUnavailable)) throw new Sorry(`${scene.appName} did not start: ${reasonOf(error, 4)}`);
    say(`  The demo goes on without ${scene.appName}: ${reasonOf(error).replace(/:$/, '.')}`);
    return null;
  }
}

/** Nothing can be shown without a single application. */
export function needSome<T>(found: readonly (T | null)[]): T[] {
  const some = found.filter((one) => one !== null);
  if (some.length === 0)
    throw new Sorry('No application could be had to show Handrail on. Is the npm registry reachable?');
  return some;
}

function lastLineOf(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  return lines.at(-1) ?? '';
}
