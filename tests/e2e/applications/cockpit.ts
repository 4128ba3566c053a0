import type { FrameLocator, Page } from '@playwright/test';
import { startCockpit } from '../../apps/cockpit.ts';
import type { Application } from './application.ts';

/**
 * Look an account up: the menu is in the page, the work in a frame of it, other pages stay mounted in frames that
 * nobody sees, and the page's policy lets in no script and no style.
 */
export const cockpit: Application = {
  name: 'Cockpit',
  start: startCockpit,
  title: 'Look up an account',
  async open(page, app) {
    await page.goto(`${app.url}/system`);
    await page.frameLocator('iframe[name$="/system"]').getByText('Health').waitFor();
  },
  task: [
    {
      name: 'open the accounts',
      says: 'Click Accounts',
      run: async (page) => {
        await page.getByRole('link', { name: 'Accounts' }).click();
        await users(page).getByRole('heading', { name: 'Groups' }).waitFor();
      },
    },
    {
      name: 'search for one',
      says: 'In Accounts, fill in Search input',
      run: async (page) => {
        const field = users(page).getByRole('textbox');
        await field.click();
        await field.pressSequentially('root');
      },
    },
    {
      name: 'sort by number',
      says: 'Click ID',
      run: (page) => users(page).getByRole('button', { name: 'ID', exact: true }).click(),
    },
    {
      name: 'open it',
      says: 'Click the entry you need',
      run: async (page) => {
        await users(page).getByRole('link', { name: 'root', exact: true }).click();
        await users(page).getByText('Full name').waitFor();
      },
    },
    {
      name: 'go back to all',
      says: 'In Breadcrumb, click Accounts',
      run: (page) => users(page).getByRole('navigation').getByText('Accounts').click(),
    },
    { name: 'open the help', says: 'Click Help', run: (page) => page.getByRole('button', { name: 'Help' }).click() },
    {
      name: 'ask which version it is',
      says: 'Choose About Web Console',
      run: (page) => page.getByRole('menuitem', { name: 'About Web Console' }).click(),
    },
    {
      name: 'close that',
      says: 'Click Close Dialog',
      run: (page) => page.getByRole('button', { name: 'Close Dialog' }).click(),
    },
  ],
};

function users(page: Page): FrameLocator {
  return page.frameLocator('iframe[name*="users"]');
}
