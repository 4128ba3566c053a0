import type { Locator, Page } from '@playwright/test';
import { startDecap } from '../../apps/decap.ts';
import type { Application } from './application.ts';

/**
 * Write a news item and publish it: a switch, a list and menus of the application's own making, an editor for rich text
 * beside a preview in a frame, and a dialogue by which it goes from draft to published.
 */
export const decap: Application = {
  name: 'Decap CMS',
  start: startDecap,
  title: 'Publish a news item',
  async open(page, app) {
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Login' }).click();
    await page.getByRole('heading', { name: 'News', exact: true }).waitFor();
  },
  task: [
    {
      name: 'begin a news item',
      says: 'Click News item',
      run: async (page) => {
        await page.getByRole('link', { name: /News item$/ }).click();
        await page.getByLabel('Title').waitFor();
      },
    },
    {
      name: 'type its title',
      says: 'Fill in Title',
      run: (page) => type(page.getByLabel('Title'), 'The lift is back'),
    },
    {
      name: 'pin it',
      says: 'Switch Pinned (optional)',
      run: (page) => page.getByRole('switch', { name: 'Pinned' }).click(),
    },
    {
      name: 'sum it up',
      says: 'Fill in Summary (optional)',
      run: (page) => type(page.getByLabel(/^Summary/), 'No more stairs.'),
    },
    {
      name: 'open the list of audiences',
      says: 'Open Audience (optional)',
      run: (page) => page.getByRole('combobox', { name: /^Audience/ }).click(),
    },
    {
      name: 'choose whom it is for',
      says: 'Choose Sales',
      run: (page) => page.getByRole('option', { name: 'Sales' }).click(),
    },
    { name: 'write its text', says: 'Fill in Text', run: (page) => type(editor(page), 'It goes to the roof again.') },
    {
      name: 'save it',
      says: 'Click Save',
      run: async (page) => {
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByRole('button', { name: /^Status/ }).waitFor();
      },
    },
    {
      name: 'open its states',
      says: 'Click Status: Draft',
      run: (page) => page.getByRole('button', { name: /^Status/ }).click(),
    },
    {
      name: 'call it ready',
      says: 'Choose Ready',
      run: (page) => page.getByRole('menuitem', { name: 'Ready' }).click(),
    },
    {
      name: 'open the ways to publish',
      says: 'Click Publish',
      run: (page) => page.getByRole('button', { name: 'Publish', exact: true }).click(),
    },
    {
      name: 'publish it',
      says: 'Choose Publish now',
      run: (page) => page.getByRole('menuitem', { name: 'Publish now' }).click(),
    },
  ],
};

function editor(page: Page): Locator {
  return page.locator('[contenteditable="true"]').first();
}

async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.pressSequentially(text);
}
