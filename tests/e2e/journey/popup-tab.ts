import type { Page } from '@playwright/test';
import type { Person } from './person.ts';

/**
 * Firefox cannot be asked from outside to open the toolbar's popup, so there the popup's page is opened in a tab and
 * told which tab it is about. Everything in it is the real thing.
 */
async function openPopupInTab({ browser, page }: Person): Promise<Page> {
  const popup = await browser.openPage('popup.html');
  const tabId = await popup.evaluate(
    async (url) => {
      const { tabs } = (
        globalThis as unknown as { browser: { tabs: { query(of: object): Promise<{ id: number; url?: string }[]> } } }
      ).browser;
      return (await tabs.query({})).find((tab) => tab.url === url)?.id ?? -1;
    },
    await page.evaluate(() => location.href),
  );
  const about = await browser.openPage(`popup.html?tab=${tabId}`);
  await popup.close();
  return about;
}

export async function joinInTab(person: Person, link: string): Promise<void> {
  const popup = await openPopupInTab(person);
  await popup.getByLabel('Invite link').fill(link);
  await popup.getByLabel('Your name').fill(person.name);
  await popup.getByRole('button', { name: 'Join', exact: true }).click();
  await popup.getByText('Synced').first().waitFor();
  await popup.close();
}

export async function enableSiteInTab(person: Person): Promise<void> {
  const popup = await openPopupInTab(person);
  await popup.getByRole('button', { name: /^Enable Handrail on/ }).click();
  await popup.getByRole('button', { name: /^Disable on/ }).waitFor();
  await popup.close();
}

export async function playInTab(person: Person, title: string): Promise<void> {
  const popup = await openPopupInTab(person);
  await popup.getByRole('region', { name: 'On this page' }).getByRole('button', { name: title }).click();
  await person.page.bringToFront();
  await popup.close().catch(() => undefined);
}
