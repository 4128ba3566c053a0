import { expect } from '@playwright/test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Colleagues } from '#lib/model/steward.ts';
import { joinStore } from '../server/a-client.ts';
import { read, send } from '../server/a-steward.ts';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { arrive } from './journey/arrive.ts';
import { startBoardPage } from './journey/board-page.ts';
import { enableSite, join as joinWorkspace, openPopup } from './journey/person.ts';
import { makeTipSheet } from './journey/studio.ts';
import { test } from './on-board.ts';

test('a guide for a team reaches whoever is in it, in the language of their browser, and nobody else', async () => {
  const [store, app] = await Promise.all([startStore(), startBoardPage()]);
  const tess = await joinStore(store.url, await store.invite('steward'), 'Tess');
  const team = async (...members: string[]) => {
    const { people } = await read(tess, '/people', Colleagues);
    const ids = people.flatMap(({ id, name }) => (members.includes(name) ? [id] : []));
    expect(await send(tess, 'PUT', '/teams/sales', { name: 'Sales', members: ids })).toBe(204);
  };
  await team();

  const ada = await arrive('Ada', app.url, await store.invite('author'));
  await enableSite(ada, 'Board');
  const studio = await ada.browser.openPage('studio.html');
  await makeTipSheet(studio, { title: 'House rules', text: 'Close what you open.', at: app.url });
  await studio.getByText('Who sees it and when').click();
  await studio.getByLabel('Sales').check();
  await expect(studio.getByText('Everyone in Sales will see it on pages that match:')).toBeVisible();
  await expect(studio.getByText('You are in none of these teams.')).toBeVisible();

  await studio.getByRole('link', { name: 'Languages' }).click();
  await studio.getByLabel('Written in').selectOption('English');
  await studio.getByLabel('Add a language').selectOption('German');
  await studio.getByRole('button', { name: 'Add', exact: true }).click();
  await studio.getByLabel('German Title').fill('Hausregeln');
  await studio.getByRole('link', { name: 'Guide', exact: true }).click();
  await expect(studio.getByText('German: 1 text not translated yet.')).toBeVisible();
  await studio.getByRole('button', { name: 'Publish', exact: true }).click();
  await studio.getByRole('heading', { name: 'Published, revision 1' }).waitFor();
  await expect(studio.getByText('Your colleagues see exactly this.')).toBeVisible({ timeout: 20_000 });

  const profile = await aGermanProfile();
  const browser = await launchChromium({ extension: built.chromium, profile });
  const rob = { name: 'Rob', browser, page: await browser.context.newPage() };
  await rob.page.goto(app.url);
  await joinWorkspace(rob, await store.invite('reader'));
  await enableSite(rob, 'Board');
  const before = await openPopup(rob);
  await expect(before.getByText('Nothing here yet.')).toBeVisible();
  await before.close();

  await team('Rob');
  const popup = await openPopup(rob);
  await popup
    .getByRole('region', { name: 'On this page' })
    .getByRole('button', { name: 'Hausregeln' })
    .click({ timeout: 20_000, noWaitAfter: true });
  const sheet = rob.page.getByRole('dialog', { name: 'Hausregeln' });
  await expect(sheet).toContainText('Close what you open.');
  await Promise.all([browser.close(), ada.browser.close()]);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Of somebody who told their browser that they read German, and then English. */
async function aGermanProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'handrail-german-'));
  await mkdir(join(profile, 'Default'));
  const languages = 'de-DE,en-US';
  const preferences = { intl: { accept_languages: languages, selected_languages: languages } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}
