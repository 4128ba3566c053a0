import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { queryName } from '../apps/tasks/sqlpad.ts';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { keptByStore, keptInProfile, keptOnDevice, whereIs } from './journey/kept.ts';
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
import { unmaskedIn, type Area } from './journey/pictures.ts';
import { hidden, secrets, startPrivatePage } from './journey/private-page.ts';
import { sqlpadScene } from './journey/scenes.ts';
import { choosePictures, publish } from './journey/studio.ts';
import { test } from './on-sqlpad.ts';

const secret = 'correct horse battery staple';

test('a recording survives pauses, second thoughts, full page loads and a closed tab; a run survives a reload', async ({
  author: me,
  app,
}) => {
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

  // A tab that was there before, and that the recorded one did not open.
  const other = me.browser.context.pages()[0]!;
  await other.bringToFront();
  await sqlpadScene.open(other, app);
  const offer = other.getByRole('region', { name: 'Recording in another tab' });
  await offer.getByRole('button', { name: 'Record here, too' }).click();
  await expect(recorderBar(other)).toContainText('2 steps');
  await expect(offer).toHaveCount(0);
  await me.page.bringToFront();
  await expect(bar).toContainText('2 steps');
  await expect(recorderBar(other)).toHaveCount(0);
  await other.goto('about:blank');

  await me.page.close();
  me.page = await me.browser.context.newPage();
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
  expect(whereIs(secret, await keptOnDevice(studio))).toEqual([]);

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
});

for (const pictures of ['Wireframes', 'Screenshots'] as const)
  test(`${pictures} or not, nothing that a page holds of somebody is kept: not on the device, not in its profile, not in the store`, async () => {
    const profile = await mkdtemp(joinPath(tmpdir(), 'handrail-profile-'));
    const store = await startStore();
    const app = await startPrivatePage();
    const browser = await launchChromium({ extension: built.chromium, profile });
    try {
      const page = await browser.context.newPage();
      const me: Person = { name: 'Ada', browser, page };
      await page.goto(app.url);
      await join(me, await store.invite('steward'));
      await choosePictures(me, pictures);
      await enableSite(me, 'Offers');
      await startRecording(me);
      const bar = recorderBar(page);
      const areas = await areasOf(page, [...hidden, '#save']);

      await page.locator('#company').pressSequentially(secrets['what is typed']);
      await page.locator('#password').pressSequentially(secrets['a password']);
      for (const [done, selector] of ['#name', '#mail', '#card', 'text=Edit', '#save'].entries()) {
        // The browser takes two pictures a second at most.
        await page.waitForTimeout(600);
        await page.locator(selector).click();
        await expect(bar).toContainText(`${done + 3} steps`);
      }
      const whileRecording = await browser.openPage('studio.html');
      const early = await keptOnDevice(whileRecording);
      await whileRecording.close();
      await page.bringToFront();
      const studio = await stopRecording(me);
      await publish(studio, 'Save an offer');
      await studio.getByText('Synced').first().waitFor();

      const kept = [
        early,
        await keptOnDevice(studio),
        await keptInProfile(profile, browser.origin),
        await keptByStore(store),
      ];
      // What is to be kept is found, so what is not found is not there.
      for (const place of kept.slice(1)) expect(whereIs('Save an offer', place)).not.toEqual([]);
      const foundIn = (text: string) => kept.flatMap((place) => whereIs(text, place));
      expect(foundIn('Save an offer')).toEqual(
        expect.arrayContaining(['a blob of handrail blobs', 'table doc', expect.stringMatching(/^blobs\//)]),
      );
      const found = Object.entries(secrets).flatMap(([kind, text]) =>
        foundIn(text).map((where) => `${kind}: ${where}`),
      );
      expect(found).toEqual([]);

      const photographs = await unmaskedIn(studio, page.viewportSize()!.width, areas);
      for (const shown of photographs) expect(shown).toEqual(['#save']);
      if (pictures === 'Screenshots') expect(photographs.length).toBeGreaterThan(2);
      else {
        expect(photographs).toEqual([]);
        expect(foundIn('"wireframe":1')).toContain('a blob of handrail blobs');
        await expect(studio.getByRole('img', { name: /Save/ })).toBeVisible();
      }
    } finally {
      await browser.close();
      await app.stop();
      await store.stop();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });

/** Where these elements are, without their rims. */
async function areasOf(page: Page, selectors: string[]): Promise<Record<string, Area>> {
  const areas = selectors.map(async (selector) => {
    const { x, y, width, height } = (await page.locator(selector).boundingBox())!;
    return [selector, { x: x + 2, y: y + 2, width: width - 4, height: height - 4 }] as const;
  });
  return Object.fromEntries(await Promise.all(areas));
}

function newQuery(page: Page) {
  return page.locator('a[href="/queries/new"]');
}
