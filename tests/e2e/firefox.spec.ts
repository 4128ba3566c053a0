import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, test } from '@playwright/test';
import { startSqlpad } from '../apps/sqlpad.ts';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { launchFirefox } from './browser/firefox.ts';
import { built } from './built.ts';
import { startFramedPage } from './journey/framed-page.ts';
import { framedTask } from './journey/framed-task.ts';
import { enableSite, join, startRecording, stopRecording, type Person } from './journey/person.ts';
import { enableSiteInTab, joinInTab, playInTab } from './journey/popup-tab.ts';
import { sqlpadScene } from './journey/scenes.ts';
import { publish } from './journey/studio.ts';
import { playTask, recordTask } from './journey/task.ts';

/** How much of the task: enough to cross a page, to type and to choose. */
const actions = sqlpadScene.task.slice(0, 6);

test('Firefox ESR loads the extension, joins, and plays to the end what was recorded in Chromium', async () => {
  const data = await mkdtemp(joinPath(tmpdir(), 'handrail-app-'));
  const store = await startStore();
  const app = await startSqlpad({ data });
  const chromium = await launchChromium({ extension: built.chromium });
  try {
    const author: Person = { name: 'Ada', browser: chromium, page: await chromium.context.newPage() };
    await sqlpadScene.open(author.page, app);
    await join(author, await store.invite('author'));
    await enableSite(author, 'SQLPad');
    await startRecording(author);
    await recordTask(author, actions);
    const studio = await stopRecording(author);
    await publish(studio, 'Copy a report');
    await expect(studio.getByRole('status', { name: 'Sync state' })).toHaveText('Synced');
    await chromium.close();

    const firefox = await launchFirefox({ extension: built.firefox });
    try {
      const reader: Person = { name: 'Grace', browser: firefox, page: await firefox.context.newPage() };
      await sqlpadScene.open(reader.page, app);
      await joinInTab(reader, await store.invite('reader'));
      await enableSiteInTab(reader);
      await playInTab(reader, 'Copy a report');
      await playTask(reader, actions);
    } finally {
      await firefox.close();
    }
  } finally {
    await chromium.close().catch(() => undefined);
    await app.stop();
    await store.stop();
    await rm(data, { recursive: true, force: true });
  }
});

test('Firefox follows into frames, open roots and a closed one, into which it lets extensions only', async () => {
  const [store, app] = await Promise.all([startStore(), startFramedPage()]);
  const [chromium, firefox] = await Promise.all([
    launchChromium({ extension: built.chromium }),
    launchFirefox({ extension: built.firefox }),
  ]);
  try {
    const author: Person = { name: 'Ada', browser: chromium, page: await chromium.context.newPage() };
    await author.page.goto(app.url);
    await join(author, await store.invite('author'));
    await enableSite(author, 'Host');
    await startRecording(author);
    await recordTask(author, framedTask);
    const studio = await stopRecording(author);
    await publish(studio, 'Create an account');
    await expect(studio.getByRole('status', { name: 'Sync state' })).toHaveText('Synced');

    const reader: Person = { name: 'Grace', browser: firefox, page: await firefox.context.newPage() };
    await reader.page.goto(app.url);
    await joinInTab(reader, await store.invite('reader'));
    await enableSiteInTab(reader);
    await playInTab(reader, 'Create an account');
    await playTask(reader, framedTask);
  } finally {
    await Promise.all([chromium.close(), firefox.close()]);
    await Promise.all([app.stop(), store.stop()]);
  }
});
