import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { startSqlpad } from '../apps/sqlpad.ts';
import { queryName } from '../apps/tasks/sqlpad.ts';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import {
  enableSite,
  join,
  openPopup,
  play,
  recorderBar,
  startRecording,
  stepCard,
  stopRecording,
  type Person,
} from './journey/person.ts';
import { sqlpadScene } from './journey/scenes.ts';
import { publish } from './journey/studio.ts';

const secret = 'correct horse battery staple';

test('a recording survives pauses, second thoughts, full page loads and a closed tab; a run survives a reload', async () => {
  const data = await mkdtemp(joinPath(tmpdir(), 'handrail-app-'));
  const store = await startStore();
  const app = await startSqlpad({ data });
  const browser = await launchChromium({ extension: built.chromium });
  try {
    const me: Person = { name: 'Ada', browser, page: await browser.context.newPage() };
    await sqlpadScene.open(me.page, app);
    await join(me, await store.invite('author'));
    await enableSite(me, 'SQLPad');
    await startRecording(me);
    const bar = recorderBar(me.page);

    await queryName(me.page).pressSequentially(secret);
    await expect(bar).toContainText('1 step');
    await bar.getByRole('button', { name: 'Pause' }).click();
    await expect(bar).toContainText('Paused');
    await newQuery(me.page).click();
    await bar.getByRole('button', { name: 'Continue' }).click();
    await expect(bar).toContainText('1 step');
    await newQuery(me.page).click();
    await expect(bar).toContainText('2 steps');
    await bar.getByRole('button', { name: 'Undo last' }).click();
    await expect(bar).toContainText('1 step');

    // A full load: all scripts of the page are gone, ours come back with the new one.
    me.page.on('dialog', (dialog) => void dialog.accept());
    await me.page.reload();
    await expect(bar).toContainText('1 step');
    await me.page.getByRole('button', { name: 'Queries' }).click();
    await expect(bar).toContainText('2 steps');

    await me.page.close();
    me.page = await browser.context.newPage();
    await sqlpadScene.open(me.page, app);
    await expect(recorderBar(me.page)).toHaveCount(0);
    const popup = await openPopup(me);
    const unfinished = popup.getByRole('region', { name: /^Unfinished recording/ });
    await expect(unfinished).toContainText('2 steps');
    await unfinished.getByRole('button', { name: 'Continue' }).click({ noWaitAfter: true });
    await expect(recorderBar(me.page)).toContainText('2 steps');
    await me.page.getByRole('button', { name: 'Queries' }).click();
    await expect(recorderBar(me.page)).toContainText('3 steps');

    const studio = await stopRecording(me);
    await expect(studio.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(3);
    await publish(studio, 'Look at queries');
    expect(await everythingKept(studio)).not.toContain(secret);

    await sqlpadScene.open(me.page, app);
    await play(me, 'Look at queries');
    await stepCard(me.page, 1).getByRole('button', { name: 'Skip' }).click();
    await stepCard(me.page, 2).waitFor();
    await me.page.reload();
    await stepCard(me.page, 2).waitFor();
    await stepCard(me.page, 2).getByRole('button', { name: 'Close the walkthrough' }).click();
    await me.page.reload();
    await me.page.getByRole('button', { name: 'Queries' }).waitFor();
    await me.page.waitForTimeout(1_000);
    await expect(stepCard(me.page)).toHaveCount(0);
  } finally {
    await browser.close();
    await app.stop();
    await store.stop();
    await rm(data, { recursive: true, force: true });
  }
});

function newQuery(page: Page) {
  return page.locator('a[href="/queries/new"]');
}

/** Every document and setting on this device, as text. */
function everythingKept(ours: Page): Promise<string> {
  return ours.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('handrail');
      opening.onsuccess = () => resolve(opening.result);
    });
    const rows = [...database.objectStoreNames].map(
      (name) =>
        new Promise<unknown>((resolve) => {
          const reading = database.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => resolve(reading.result);
        }),
    );
    const { storage } = (
      globalThis as unknown as { browser: { storage: { local: { get(keys: null): Promise<object> } } } }
    ).browser;
    return JSON.stringify([await Promise.all(rows), await storage.local.get(null)]);
  });
}
