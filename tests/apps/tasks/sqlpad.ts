import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from '../app.ts';
import { choose, untilAt } from './task.ts';
import type { TaskAction } from './task.ts';

/** Ends on the empty query page, where the task begins. */
export async function signInToSqlpad(page: Page, app: Pick<RunningApp, 'url' | 'login'>): Promise<void> {
  await page.goto(app.url);
  // Key by key: in Firefox its fields do not notice a value that is set at once.
  await page.getByPlaceholder('Email address').pressSequentially(app.login?.user ?? '');
  await page.getByPlaceholder('Password').pressSequentially(app.login?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await connection(page).waitFor();
}

/**
 * Make a copy of a report and show another figure in its chart: a drawer with a native select and a list that is
 * fetched, moves from page to page, typed text, a result that takes two seconds, and a modal dialog with a select whose
 * choices come from that result.
 * It changes nothing that it looks for, so it can be done again and again in the same database.
 */
export const sqlpadTask: readonly TaskAction[] = [
  { name: 'open the list of queries', run: (page) => page.getByRole('button', { name: 'Queries' }).click() },
  {
    name: 'show the queries of everybody',
    run: async (page) => {
      await choose(page.locator('select').filter({ hasText: 'My queries' }), 'All');
    },
  },
  {
    name: 'open the report',
    run: async (page) => {
      await page.getByRole('link', { name: 'Revenue by department' }).click();
      await untilAt(page, /\/queries\/(?!new)\w+$/);
      await page.getByText('FROM sales').waitFor();
    },
  },
  { name: 'copy the report', run: (page) => toolbar(page, 'copy').click() },
  { name: 'name the copy', run: (page) => type(queryName(page), 'Profit of each department') },
  {
    name: 'save the copy',
    run: async (page) => {
      await toolbar(page, 'save').click();
      await page.getByText('Query Saved').waitFor();
    },
  },
  {
    name: 'run the query',
    run: async (page) => {
      await page.getByRole('button', { name: 'Run' }).click();
      // Until the result is there, the chart offers no other figure.
      await page.getByText('10 rows').waitFor();
    },
  },
  { name: 'configure the chart', run: (page) => toolbar(page, 'chart').click() },
  {
    name: 'choose the figure',
    run: async (page) => {
      await choose(dialog(page).locator('select').nth(2), 'profit');
    },
  },
  { name: 'close the dialog', run: (page) => dialog(page).getByRole('button', { name: 'OK' }).click() },
];

export function queryName(page: Page): Locator {
  return page.getByPlaceholder('Query name');
}

export function connection(page: Page): Locator {
  return page.locator('select').filter({ hasText: 'choose connection' });
}

/** Modal in looks and in keyboard, but without the role. */
export function dialog(page: Page): Locator {
  return page.locator('[data-reach-dialog-content]');
}

/** Its icon buttons have no name at all, in no language: only their place tells them apart. */
const places = { tags: 0, copy: 1, format: 2, save: 3, run: 4, chart: 5, menu: 6 };

export function toolbar(page: Page, button: keyof typeof places): Locator {
  return page.locator('input[placeholder="Query name"] ~ button').nth(places[button]);
}

async function type(field: Locator, text: string): Promise<void> {
  await field.click({ clickCount: 3 });
  await field.pressSequentially(text);
}
