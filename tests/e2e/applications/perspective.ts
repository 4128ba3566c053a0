import type { Locator, Page } from '@playwright/test';
import { startPerspective } from '../../apps/perspective.ts';
import type { Application } from './application.ts';

/**
 * Make a chart of a list of orders: everything lies in nested shadow roots, columns are dragged to what they shall do,
 * and the kind of chart is chosen from a list of the application's own making.
 */
export const perspective: Application = {
  name: 'Perspective',
  start: startPerspective,
  title: 'Chart the sales of each region',
  async open(page, app) {
    await page.goto(app.url);
    await page.getByRole('cell', { name: 'CA-2016-138688' }).waitFor();
    // Charts are drawn after the table, and what is pressed meanwhile is lost.
    await page.getByText('800,000').first().waitFor();
  },
  task: [
    {
      name: 'open the settings of the orders',
      says: 'Click Orders',
      run: async (page) => {
        // The tab is drawn anew under the pointer, and hands are no quicker than this.
        await tab(page, 'Orders').hover();
        await page.waitForTimeout(300);
        await tab(page, 'Orders').click({ delay: 60 });
        await zone(page, 'group_by').waitFor();
      },
    },
    {
      name: 'group them by region',
      says: 'Drag Region to Group By',
      run: (page) => column(page, 'Region').dragTo(zone(page, 'group_by')),
    },
    {
      name: 'take the category away',
      says: 'Click the sign beside Category',
      run: async (page) => {
        const columns = page
          .locator('.column-selector-column')
          .filter({ has: page.getByText('Category', { exact: true }) });
        await columns.locator('.toggle-mode').first().click();
      },
    },
    {
      name: 'open the kinds of charts',
      says: 'Click Datagrid',
      run: (page) => plugin(page, 'Datagrid').click(),
    },
    {
      name: 'choose one of bars',
      says: 'Click Y Bar',
      run: (page) => plugin(page, 'Y Bar').click(),
    },
    {
      name: 'open the kinds once more',
      says: 'Click Y Bar',
      run: (page) => plugin(page, 'Y Bar').click(),
    },
    {
      name: 'choose lines instead',
      says: 'Click Y Line',
      run: (page) => plugin(page, 'Y Line').click(),
    },
  ],
};

function tab(page: Page, name: string): Locator {
  return page.locator('.lm-TabBar-tabLabel').filter({ hasText: name });
}

function column(page: Page, name: string): Locator {
  return page
    .locator('.column-selector-draggable')
    .filter({ hasText: new RegExp(`^\\s*${name}`) })
    .first();
}

function zone(page: Page, name: string): Locator {
  return page.locator(`#${name}`).first();
}

function plugin(page: Page, name: string): Locator {
  return page.locator(`[data-plugin="${name}"]:visible`).first();
}
