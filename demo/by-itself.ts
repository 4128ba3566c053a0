import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { say } from '../scripts/commands.ts';
import type { RunningApp } from '#tests/apps/app.ts';
import { launchChromium } from '#tests/e2e/browser/chromium.ts';
import { mainJob, type Cast } from '#tests/e2e/journey/main-job.ts';
import type { Person } from '#tests/e2e/journey/person.ts';
import type { Scene } from '#tests/e2e/journey/scenes.ts';
import { extension, inFolder } from './folder.ts';
import { secondsSince, timed } from './progress.ts';
import type { Run } from './run.ts';
import { needSome, startApp, startTheStore } from './servers.ts';
import { reasonOf, Sorry } from './sorry.ts';

/**
 * The main job, done by the demo itself. In a store, applications and profiles of its own that are thrown away: each
 * run begins from nothing, so it proves the same each time and the guides that somebody keeps see no twins. Resolves
 * to what was done.
 */
export async function performByItself(run: Run, scenes: readonly Scene[]): Promise<string> {
  const startedAt = performance.now();
  const data = await run.keep(
    () => mkdtemp(join(tmpdir(), 'handrail-demo-')),
    (made) => rm(made, { recursive: true, force: true, maxRetries: 5 }),
  );
  const pictures = await emptyFolder(inFolder('pictures'));
  const store = await startTheStore(run, { workspace: 'Sample workspace' });
  const started: ({ scene: Scene; app: RunningApp } | null)[] = [];
  for (const scene of scenes) {
    const app = await startApp(run, scene, { data: join(data, scene.appName) });
    started.push(app && { scene, app });
  }
  const apps = needSome(started);
  let count = 0;
  for (const { scene, app } of apps) {
    say(`\n${scene.appName}, with Ada as the author and Grace as her colleague`);
    const launch = () =>
      run.keep(
        () => launchChromium({ extension, handlesSignals: false }),
        (one) => one.close(),
      );
    const [author, colleague] = await timed(
      'Opening two browsers that know nothing of each other',
      async () => [await personIn('Ada', await launch()), await personIn('Grace', await launch())] as const,
    );
    const cast = { scene, app, author, colleague, invite: store.invite };
    count += await perform(cast, pictures, count);
    await Promise.all([author.browser.close(), colleague.browser.close()]);
  }
  const where = apps.map(({ scene }) => scene.appName).join(' and ');
  return (
    `A picture of each stage is in ${shown(pictures)}/\n` +
    `Done on ${where} in ${secondsSince(startedAt)}: recorded, shared, followed, flagged, answered.`
  );
}

async function personIn(name: string, browser: Person['browser']): Promise<Person> {
  return { name, browser, page: await browser.context.newPage() };
}

/** Resolves to how many stages there were. */
async function perform(cast: Cast, pictures: string, before: number): Promise<number> {
  let prefix = '';
  const picture = (page: Page, name: string) => takePicture(page, join(pictures, `${prefix}${fileName(name)}.png`));
  const stages = mainJob(cast, {
    whileRecording: async (done) => {
      if (done === 3) await picture(cast.author.page, 'recorder bar after 3 steps');
    },
    whilePlaying: async (number) => {
      await picture(cast.colleague.page, `step ${String(number).padStart(2, '0')}`);
    },
  });
  for (const [i, stage] of stages.entries()) {
    prefix = `${String(before + i + 1).padStart(2, '0')}-`;
    try {
      await picture(await timed(stage.name, stage.run), stage.name);
    } catch (error) {
      const seen = [
        await picture(cast.author.page, 'failed author'),
        await picture(cast.colleague.page, 'failed colleague'),
      ];
      throw new Sorry(
        `The stage "${stage.name}" on ${cast.scene.appName} failed: ${reasonOf(error, 4)}\n` +
          `Ada was at ${cast.author.page.url()}, Grace at ${cast.colleague.page.url()}. ` +
          `What they saw: ${seen.map(shown).join(', ')}`,
      );
    }
  }
  return stages.length;
}

/** A popup may have closed itself meanwhile, and a picture is not worth a failed stage. */
async function takePicture(page: Page, file: string): Promise<string> {
  if (!page.isClosed()) await page.screenshot({ path: file, timeout: 5_000 }).catch(() => undefined);
  return file;
}

async function emptyFolder(path: string): Promise<string> {
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  return path;
}

function fileName(name: string): string {
  return name.replace(/\W+/g, '-').toLowerCase();
}

function shown(path: string): string {
  return relative(process.cwd(), path);
}
