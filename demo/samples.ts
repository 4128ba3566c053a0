import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { say } from '../scripts/commands.ts';
import type { RunningApp } from '#tests/apps/app.ts';
import { once } from '#tests/apps/once.ts';
import { launchChromium } from '#tests/e2e/browser/chromium.ts';
import * as person from '#tests/e2e/journey/person.ts';
import type { Scene } from '#tests/e2e/journey/scenes.ts';
import { publish, writeTipSheet } from '#tests/e2e/journey/studio.ts';
import { recordTask } from '#tests/e2e/journey/task.ts';
import type { StartedStore } from '#tests/server/start-store.ts';
import { extension, folder, inFolder } from './folder.ts';
import { timed } from './progress.ts';
import type { Run } from './run.ts';
import { reasonOf, Sorry } from './sorry.ts';

export interface SceneWithApp {
  scene: Scene;
  app: RunningApp;
}

const author = 'Ada Sample';

/** Guides of a colleague to meet: recorded by the recorder, in a browser of hers, once for each application. */
export async function ensureSamples(run: Run, store: StartedStore, scenes: readonly SceneWithApp[]): Promise<void> {
  for (const { scene, app } of scenes) {
    const mark = `samples-${scene.appName}`;
    if (existsSync(inFolder(`.${mark}`))) continue;
    say(`  ${author} records what there is to know about ${scene.appName}, once:`);
    await once(folder, mark, () => recordSamples(run, store, { scene, app })).catch((error: unknown) => {
      throw new Sorry(
        `The sample guides for ${scene.appName} could not be recorded: ${reasonOf(error, 4)}\n` +
          'Start the demo again: it goes on with what is missing.',
      );
    });
  }
}

/** What an earlier attempt has published is kept; what it left unfinished is gone with the profile it was in. */
async function recordSamples(run: Run, store: StartedStore, { scene, app }: SceneWithApp): Promise<void> {
  const profile = inFolder('ada');
  const begun = inFolder('ada-at-work');
  const isResumed = existsSync(begun);
  if (isResumed) await rm(profile, { recursive: true, force: true });
  const isNew = !existsSync(profile);
  await writeFile(begun, '');
  const browser = await run.keep(
    () => launchChromium({ extension, profile, handlesSignals: false }),
    (started) => started.close(),
  );
  const ada = { name: author, browser, page: await browser.context.newPage() };
  await timed('  joining, and enabling the site', async () => {
    await scene.open(ada.page, app);
    if (isNew) await person.join(ada, await store.invite('author'));
    await person.enableSite(ada, scene.appName);
  });
  const published = isResumed ? await readPublished(await browser.openPage('studio.html')) : [];
  if (!published.includes(scene.title)) await timed(`  “${scene.title}”`, () => recordWalkthrough(ada, scene, app));
  await timed(`  a tip: “${scene.tip}”`, async () => {
    await scene.open(ada.page, app);
    if (!isResumed || !(await showsTip(ada.page))) await person.addTip(ada, scene.tipField(ada.page), scene.tip);
  });
  if (!published.includes(scene.tipSheet.title))
    await timed(`  “${scene.tipSheet.title}”`, async () => {
      await scene.open(ada.page, app);
      await writeTipSheet(await person.newTipSheet(ada), scene.tipSheet.title, scene.tipSheet.text);
    });
  await timed('  sending it to the store', () => untilSent(browser.openPage('studio.html')));
  await browser.close();
  await rm(begun);
}

async function recordWalkthrough(ada: person.Person, scene: Scene, app: RunningApp): Promise<void> {
  await scene.open(ada.page, app);
  await person.startRecording(ada);
  await recordTask(ada, scene.task);
  await publish(await person.stopRecording(ada), scene.title);
}

/** A tip is called after its element, so only the page tells which it is. */
function showsTip(page: Page): Promise<boolean> {
  const beacon = page.getByRole('button', { name: /^Tip: / }).first();
  return beacon.waitFor({ timeout: 4_000 }).then(
    () => true,
    () => false,
  );
}

/** The titles in Studio's library that colleagues have, too. */
async function readPublished(studio: Page): Promise<string[]> {
  await studio.getByRole('heading', { name: 'Library' }).waitFor();
  const rows = studio.locator('.guide-row').filter({ has: studio.getByText('Published', { exact: true }) });
  const titles = await rows.locator('.guide-row-title').allInnerTexts();
  await studio.close();
  return titles.map((title) => title.trim());
}

async function untilSent(opening: Promise<Page>): Promise<void> {
  const studio = await opening;
  await studio.locator('.guide-row').first().waitFor();
  await studio.getByText('Not sent yet').first().waitFor({ state: 'hidden' });
  await studio.getByText('Synced').first().waitFor();
}
