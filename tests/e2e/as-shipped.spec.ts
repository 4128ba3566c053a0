import { expect, type Page } from '@playwright/test';
import { queryName } from '../apps/tasks/sqlpad.ts';
import type { Launched } from './browser/launched.ts';
import { built } from './built.ts';
import { enableSite, join, openPopup } from './journey/person.ts';
import { test } from './on-sqlpad.ts';

// The other tests run a build that has all hosts granted. This one has what a person gets who installs Handrail.
test.use({ launch: { extension: built.asShipped, saysYes: true } });

test('as shipped, nothing runs on a site before its yes, everything does after it, and nothing again after a no', async ({
  visitor: me,
  store,
  app,
}) => {
  const { browser } = me;
  await join(me, await store.invite('author'));
  expect(await grantsOf(browser)).toEqual({ origins: [], scripts: [] });

  await enableSite(me, 'SQLPad');
  const site = new URL(app.url);
  expect(await grantsOf(browser)).toEqual({ origins: [`http://${site.hostname}/*`], scripts: ['agent'] });

  let popup = await openPopup(me);
  await popup.getByRole('button', { name: 'Record a task' }).click();
  await popup.getByRole('button', { name: 'Start recording' }).click({ noWaitAfter: true });
  await overlay(me.page).waitFor({ state: 'attached' });
  await queryName(me.page).pressSequentially('Costs');
  await me.page.getByRole('button', { name: 'Queries' }).click();
  await me.page.getByText('Revenue by department').waitFor();

  popup = await openPopup(me);
  const running = popup.getByRole('region', { name: /^Unfinished recording/ });
  await expect(running).toContainText('2 steps');
  const opening = browser.context.waitForEvent('page', { timeout: 20_000 });
  await running.getByRole('button', { name: 'Finish as draft' }).click({ noWaitAfter: true });
  const studio = await opening;
  // The press on the toolbar button is what lets pictures be taken here, and no other site is open to us.
  await expect(studio.getByRole('list', { name: 'Steps' }).getByRole('img')).toHaveCount(2);

  await me.page.bringToFront();
  popup = await openPopup(me);
  await popup.getByRole('button', { name: /^Disable on/ }).click();
  await popup.getByRole('button', { name: /^Enable Handrail on/ }).waitFor();
  await popup.close();
  expect((await grantsOf(browser)).scripts).toEqual([]);
  await me.page.reload();
  await me.page.getByRole('button', { name: 'Queries' }).waitFor();
  await expect(overlay(me.page)).toHaveCount(0);
});

/** Its root is closed, so that it is there is all that can be seen from outside. */
function overlay(page: Page) {
  return page.locator('handrail-overlay');
}

/** On which sites the browser lets us run, and what it injects there. */
async function grantsOf(browser: Launched): Promise<{ origins: string[]; scripts: string[] }> {
  const ours = await browser.openPage('studio.html');
  const found = await ours.evaluate(async () => {
    interface Api {
      permissions: { getAll(): Promise<{ origins?: string[] }> };
      scripting: { getRegisteredContentScripts(): Promise<{ id: string }[]> };
    }
    const { permissions, scripting } = (globalThis as unknown as { browser: Api }).browser;
    const scripts = await scripting.getRegisteredContentScripts();
    return { origins: (await permissions.getAll()).origins ?? [], scripts: scripts.map(({ id }) => id) };
  });
  await ours.close();
  return found;
}
