import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { startStore, type StartedStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { mainJob, type Cast, type Trouble } from './journey/main-job.ts';
import { sqlpadScene, trytonScene, type Scene } from './journey/scenes.ts';

/** What survives trouble is done without it as well: each application has one of the two, and hours have both. */
const isLong = process.env['HANDRAIL_APPLICATIONS'] === 'all';

for (const scene of [sqlpadScene, trytonScene]) {
  if (isLong || scene === trytonScene)
    test(`the main job on ${scene.appName}: record, share, follow, flag, answer`, async () => {
      await perform(scene, () => ({}));
    });

  if (isLong || scene === sqlpadScene)
    test(`the main job on ${scene.appName}, with the store killed and the worker stopped on the way`, async () => {
      await perform(scene, (store, cast) => ({
        // Twice, so that a step before and one after it are recorded by different lives of the worker.
        whileRecording: async (done) => {
          if (done === 2 || done === 5) await cast.author.browser.stopWorker();
        },
        beforePlay: async () => {
          await store.kill();
          await store.restart();
        },
      }));
    });
}

/** Everything real and fresh: the store on its database, the application, two browsers that know nothing of each other. */
async function perform(scene: Scene, troubleFor: (store: StartedStore, cast: Cast) => Trouble): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'handrail-app-'));
  const store = await startStore();
  const app = await scene.start({ data });
  const browsers = await Promise.all([
    launchChromium({ extension: built.chromium }),
    launchChromium({ extension: built.chromium }),
  ]);
  const [author, colleague] = await Promise.all(
    browsers.map(async (browser, i) => ({
      name: i === 0 ? 'Ada' : 'Grace',
      browser,
      page: await browser.context.newPage(),
    })),
  );
  try {
    const cast: Cast = { scene, app, author: author!, colleague: colleague!, invite: store.invite };
    for (const stage of mainJob(cast, troubleFor(store, cast))) {
      await test.step(stage.name, async () => {
        const page = await stage.run();
        const path = test.info().outputPath(`${stage.name.replace(/\W+/g, '-').toLowerCase()}.png`);
        if (!page.isClosed()) await page.screenshot({ path });
      });
    }
  } finally {
    await Promise.allSettled(browsers.map((browser) => browser.close()));
    await app.stop();
    await store.stop();
    await rm(data, { recursive: true, force: true });
  }
}
