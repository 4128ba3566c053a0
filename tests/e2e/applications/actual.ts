import type { Locator, Page } from '@playwright/test';
import { startActual } from '../../apps/actual.ts';
import type { Application } from './application.ts';

/**
 * Plan a payment that comes again: its own product tour is in the way, every id is new at each load, lists fill in as
 * one types, and the policy keeps pages of other origins apart.
 */
export const actual: Application = {
  name: 'Actual Budget',
  start: startActual,
  title: 'Plan a payment that comes again',
  async open(page, app) {
    await page.goto(app.url);
    const budget = page.getByRole('button', { name: 'Test Budget' });
    const demo = page.getByRole('button', { name: /demo/i });
    await demo.or(budget).first().waitFor();
    if (await demo.isVisible()) await demo.click();
    await budget.waitFor();
    await page.getByRole('button', { name: 'Take the tour' }).waitFor();
  },
  task: [
    {
      name: 'send the tour away',
      says: 'Click Close',
      run: (page) => page.getByRole('alert').getByRole('button', { name: 'Close' }).click(),
    },
    {
      name: 'open the schedules',
      says: 'Click Schedules',
      run: async (page) => {
        await page.getByRole('link', { name: 'Schedules' }).click();
        await page.getByRole('button', { name: 'Add new schedule' }).waitFor();
      },
    },
    {
      name: 'begin a schedule',
      says: 'Click Add new schedule',
      run: async (page) => {
        await page.getByRole('button', { name: 'Add new schedule' }).click();
        await name(page).waitFor();
      },
    },
    {
      name: 'name it',
      says: 'Fill in Schedule Name',
      run: (page) => type(name(page), 'Rent of the workshop'),
    },
    {
      name: 'give its amount',
      says: 'Fill in Amount',
      run: (page) => type(page.getByLabel('Amount', { exact: true }), '250'),
    },
    {
      name: 'add it',
      says: 'Click Add',
      run: (page) => page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click(),
    },
  ],
};

function name(page: Page): Locator {
  return page.getByLabel(/name/i).first();
}

async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.pressSequentially(text);
}
