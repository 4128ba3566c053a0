import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from '#tests/apps/once.ts';
import { launchChromium } from '#tests/e2e/browser/chromium.ts';
import { enableSite, join as joinWorkspace } from '#tests/e2e/journey/person.ts';
import type { StartedStore } from '#tests/server/start-store.ts';
import { extension, folder, inFolder } from './folder.ts';
import { timed } from './progress.ts';
import type { Run } from './run.ts';
import type { SceneWithApp } from './samples.ts';

export const yourProfile = inFolder('you');

/** Your own profile, once: joined as an author, the sites enabled, the button in sight. */
export async function ensureYou(run: Run, store: StartedStore, scenes: readonly SceneWithApp[]): Promise<void> {
  const isReady = (what: string) => existsSync(inFolder(`.you-${what}`));
  const isNew = !isReady('joined');
  const toEnable = scenes.filter(({ scene }) => !isReady(scene.appName));
  if (!isNew && toEnable.length === 0) return;
  // Until you have joined there is nothing of yours in it.
  if (isNew) await rm(yourProfile, { recursive: true, force: true });

  await timed('Making a browser profile for you', async () => {
    const browser = await run.keep(
      () => launchChromium({ extension, profile: yourProfile, handlesSignals: false }),
      (started) => started.close(),
    );
    const you = { name: 'You', browser, page: await browser.context.newPage() };
    for (const { scene, app } of scenes) {
      await you.page.goto(app.url);
      await once(folder, 'you-joined', async () => joinWorkspace(you, await store.invite('author')));
      await once(folder, `you-${scene.appName}`, () => enableSite(you, scene.appName));
    }
    await browser.close();
    await pin(new URL(browser.origin).host);
  });
}

/** Otherwise the button hides in a menu of extensions, where nobody looks for it. */
async function pin(id: string): Promise<void> {
  const file = join(yourProfile, 'Default', 'Preferences');
  const preferences = JSON.parse(await readFile(file, 'utf8')) as { extensions?: object };
  preferences.extensions = { ...preferences.extensions, pinned_extensions: [id] };
  await writeFile(file, JSON.stringify(preferences));
}
