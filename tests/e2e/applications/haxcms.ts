import type { Locator, Page } from '@playwright/test';
import { startHaxcms } from '../../apps/haxcms.ts';
import type { Application } from './application.ts';

/** Write a page of a handbook: buttons in shadow roots of elements in shadow roots, and text that is written in the page itself. */
export const haxcms: Application = {
  name: 'HAXcms',
  start: startHaxcms,
  title: 'Write a page of the handbook',
  async open(page, app) {
    await page.goto(`${app.url}/`);
    await button(page, 'Edit').waitFor();
    // It talks to newcomers first, over what they came for.
    const talk = button(page, 'Close');
    await talk.click();
    await talk.waitFor({ state: 'hidden' });
  },
  task: [
    {
      name: 'change the page',
      says: 'Click Edit',
      run: async (page) => {
        await button(page, 'Edit').click();
        await paragraph(page).waitFor();
      },
    },
    {
      name: 'write a sentence',
      says: 'Fill in the field',
      run: async (page) => {
        await paragraph(page).click();
        await page.keyboard.type('How we sell, in three chapters.', { delay: 20 });
      },
    },
    {
      name: 'see what else there is',
      says: 'Click Add block',
      run: async (page) => {
        await button(page, 'Add block').click();
        await button(page, 'Text').waitFor();
      },
    },
    {
      name: 'look among the texts',
      says: 'Click Text',
      run: async (page) => {
        await button(page, 'Text').click();
      },
    },
    {
      name: 'see what the page holds',
      says: 'Click Page outline',
      run: async (page) => {
        await button(page, 'Page outline').click();
        await page.getByText('Content Statistics').waitFor();
      },
    },
    {
      name: 'keep it',
      says: 'Click Save',
      run: async (page) => {
        await button(page, 'Save').click();
        await button(page, 'Edit').waitFor();
      },
    },
  ],
};

function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

function paragraph(page: Page): Locator {
  return page.locator('p[contenteditable="true"]').first();
}
