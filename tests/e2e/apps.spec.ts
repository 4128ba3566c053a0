import { expect } from '@playwright/test';
import { startStore } from '../server/start-store.ts';
import { arrive } from './journey/arrive.ts';
import { startBoardPage } from './journey/board-page.ts';
import { enableSite, openPopup } from './journey/person.ts';
import { test } from './on-board.ts';

test('an app that a steward removes is gone from a colleague’s browser, and is on again there when that is undone', async () => {
  const [store, app] = await Promise.all([startStore(), startBoardPage()]);
  const stella = await arrive('Stella', app.url, store.firstInvite!);
  await enableSite(stella, 'Board');
  const rita = await arrive('Rita', app.url, await store.invite('reader'));
  await enableSite(rita, 'Board');

  const studio = await stella.browser.openPage('studio.html#/apps');
  await studio.getByRole('button', { name: 'Remove Board' }).click();
  await expect(studio.getByRole('alertdialog')).toContainText('Nothing of Handrail runs on');
  await studio.getByRole('button', { name: 'Remove', exact: true }).click();
  await studio.getByRole('heading', { name: 'No application yet' }).waitFor();

  const popup = await openPopup(rita);
  await expect(popup.getByText('Nobody has added')).toBeVisible();
  const sites = () =>
    popup.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { scripting: { getRegisteredContentScripts(): Promise<{ id: string }[]> } };
      };
      return (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id);
    });
  await expect.poll(sites).toEqual([]);

  await studio.getByRole('button', { name: 'Undo' }).click();
  await expect(popup.getByRole('button', { name: /^Disable on/ })).toBeVisible();
  await expect.poll(sites).toEqual(['agent']);
  await Promise.all([stella.browser.close(), rita.browser.close()]);
  await app.stop();
  await store.stop();
});
