import { test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { RunningApp } from '../apps/app.ts';
import { startSqlpad } from '../apps/sqlpad.ts';
import { startStore, type StartedStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import type { LaunchOptions } from './browser/launched.ts';
import { built } from './built.ts';
import { enableSite, join, type Person } from './journey/person.ts';
import { sqlpadScene } from './journey/scenes.ts';

interface OnSqlpad {
  launch: LaunchOptions;
  store: StartedStore;
  app: RunningApp;
  /** Signed in to SQLPad, in a browser with Handrail, and no more than that. */
  visitor: Person;
  /** Has joined as an author, and lets Handrail run on SQLPad. */
  author: Person;
}

/** A test with a store, a SQLPad and a browser of its own, each as fresh as after its installation. */
export const test = base.extend<OnSqlpad>({
  launch: [{ extension: built.chromium }, { option: true }],
  // Playwright reads from this pattern what a fixture needs, so one that needs nothing still has it.
  // eslint-disable-next-line no-empty-pattern
  store: async ({}, use) => {
    const store = await startStore();
    await use(store);
    await store.stop();
  },
  // eslint-disable-next-line no-empty-pattern
  app: async ({}, use) => {
    const data = await mkdtemp(joinPath(tmpdir(), 'handrail-app-'));
    const app = await startSqlpad({ data });
    await use(app);
    await app.stop();
    await rm(data, { recursive: true, force: true });
  },
  visitor: async ({ launch, app }, use) => {
    const browser = await launchChromium(launch);
    const page = await browser.context.newPage();
    await sqlpadScene.open(page, app);
    await use({ name: 'Ada', browser, page });
    await browser.close();
  },
  author: async ({ visitor, store }, use) => {
    await join(visitor, await store.invite('author'));
    await enableSite(visitor, 'SQLPad');
    await use(visitor);
  },
});
