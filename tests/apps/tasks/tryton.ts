import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from '../app.ts';
import { choose, untilAt } from './task.ts';
import type { TaskAction } from './task.ts';

/** Ends on the menu with everything in it closed, where the task begins; Tryton remembers what was left open. */
export async function signInToTryton(page: Page, app: Pick<RunningApp, 'url' | 'login'>): Promise<void> {
  await page.goto(app.url);
  await page.getByPlaceholder('User name').fill(app.login?.user ?? '');
  await page.getByRole('button', { name: 'Login' }).click();
  const password = page.getByRole('textbox', { name: /^Password/ });
  const inside = menuEntry(page, 'Administration');
  await password.or(inside).first().waitFor();
  // A session of this browser that still lives lets its user in without.
  if (await password.isVisible()) {
    await password.fill(app.login?.password ?? '');
    await page.getByRole('button', { name: 'OK' }).click();
  }
  await inside.waitFor();
  // It draws the menu twice; what is clicked in between is lost.
  await page.waitForLoadState('networkidle');
  const isOpen = await menuEntry(page, 'Parties').isVisible();
  if (!isOpen) return;
  const row = page.locator('#menu tr').filter({ has: page.getByTitle('Party', { exact: true }) });
  await row.locator('.expander').click();
  await menuEntry(page, 'Parties').waitFor({ state: 'hidden' });
}

/**
 * Add a party and look at its opportunities: menu entries that are fetched when their parent is opened, two moves from
 * page to page by hash, typed text in two forms, a native select, and a menu that is filled when it is opened.
 * Parties may have the same name, so it can be done again and again in the same database.
 */
export const trytonTask: readonly TaskAction[] = [
  { name: 'open the menu of parties', run: (page) => menuEntry(page, 'Party').click() },
  { name: 'open the list of parties', run: (page) => menuEntry(page, 'Parties').click() },
  {
    name: 'begin a new party',
    run: async (page) => {
      await toolbar(page, 'New').click();
      // It puts the cursor into the first field late, and whatever is typed elsewhere before that ends up there.
      await page.locator('input[name="name"]:focus').waitFor();
    },
  },
  { name: 'name the party', run: (page) => partyField(page, 'name').pressSequentially('Lighthouse Books') },
  {
    name: 'choose the language',
    run: async (page) => {
      await choose(partyField(page, 'lang'), 'German');
    },
  },
  { name: 'say in which city', run: (page) => type(partyField(page, 'city'), 'Lübeck') },
  {
    name: 'save the party',
    run: async (page) => {
      await toolbar(page, 'Save').click();
      await page.getByText('Record saved.').waitFor();
    },
  },
  { name: 'open what is related', run: (page) => toolbar(page, 'Open related records').click() },
  {
    name: 'look at its opportunities',
    run: async (page) => {
      await page.getByRole('menuitem', { name: 'Sales Leads/Opportunities' }).click();
      await untilAt(page, /sale\.opportunity/);
    },
  },
];

export function menuEntry(page: Page, name: string): Locator {
  return page.locator('#menu').getByTitle(name, { exact: true }).first();
}

/** Each open tab keeps a toolbar of its own mounted; the one in sight is meant. */
export function toolbar(page: Page, name: string): Locator {
  return page.locator('#tabcontent > .active .toolbar').getByRole('button', { name, exact: true }).first();
}

/** The list stays mounted behind the form, and an address has a `name` too: the first one in sight is the party's. */
export function partyField(page: Page, name: 'name' | 'lang' | 'city'): Locator {
  return page.locator(`#tabcontent > .active .form [name="${name}"]:visible`).first();
}

async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.pressSequentially(text);
}
