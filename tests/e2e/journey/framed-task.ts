import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { TaskAction } from '../../apps/tasks/task.ts';

export const accounts = (page: Page): FrameLocator => page.frameLocator('iframe[title=accounts]');
export const note = (page: Page) => accounts(page).frameLocator('iframe[title=Note]').getByLabel('Note');
export const create = (page: Page) =>
  accounts(page).frameLocator('x-dialog iframe').getByRole('button', { name: 'Create' });
export const payment = (page: Page) => accounts(page).frameLocator('iframe[title=Payment]').getByRole('button');

/** The form comes a moment after the press, and a field that is not there to be seen takes no key. */
async function type(field: Locator, words: string): Promise<void> {
  await field.waitFor();
  await field.pressSequentially(words);
}

/** The last thing in it: nobody sees what is in a closed root, so its place is all that there is to press. */
async function pressRight(host: Locator): Promise<void> {
  const { width, height } = (await host.boundingBox())!;
  await host.click({ position: { x: width - 20, y: height / 2 } });
}

/** From the menu into a frame, from there into one inside of it and into one in a shadow root, out again, and into a closed root. */
export const framedTask: readonly TaskAction[] = [
  { name: 'open the accounts', run: (page) => page.getByRole('button', { name: 'Accounts' }).click() },
  { name: 'begin a new one', run: (page) => accounts(page).getByRole('button', { name: 'New account' }).click() },
  { name: 'name it', run: (page) => type(accounts(page).getByLabel('Full name'), 'Ada') },
  { name: 'write a note', run: (page) => type(note(page), 'Hello') },
  { name: 'create it', run: (page) => create(page).click() },
  {
    name: 'choose a language',
    run: async (page) => {
      await page.locator('x-person').click({ position: { x: 90, y: 12 } });
      await page.keyboard.type('Ger');
      await page.keyboard.press('Enter');
    },
  },
  { name: 'sign out', run: (page) => pressRight(page.locator('x-person')) },
];
