import type { Locator, Page } from '@playwright/test';
import type { RunningApp, StartOptions } from '../../apps/app.ts';
import { startSqlpad } from '../../apps/sqlpad.ts';
import { connection, queryName, signInToSqlpad, sqlpadTask } from '../../apps/tasks/sqlpad.ts';
import type { TaskAction } from '../../apps/tasks/task.ts';
import { menuEntry, signInToTryton, trytonTask } from '../../apps/tasks/tryton.ts';
import { startTryton } from '../../apps/tryton.ts';

/** An application, a task in it, and the field a tip is about. */
export interface Scene {
  appName: string;
  start(options?: StartOptions): Promise<RunningApp>;
  /** The page where the task begins, signed in. */
  open(page: Page, app: RunningApp): Promise<void>;
  task: readonly TaskAction[];
  /** What a reader is told of each action: read by a person once. */
  says: readonly string[];
  /** What the walkthrough of the task is called. */
  title: string;
  tipField(page: Page): Locator;
  tip: string;
  tipSheet: { title: string; text: string };
}

export const sqlpadScene: Scene = {
  appName: 'SQLPad',
  start: startSqlpad,
  async open(page, app) {
    if (await isSignedOut(page, app, page.getByPlaceholder('Email address'), connection(page)))
      await signInToSqlpad(page, app);
  },
  task: sqlpadTask,
  says: [
    'Click Queries',
    'Choose from the list',
    'Click the entry you need',
    'Click the 2nd button after Query name',
    'Fill in Query name',
    'Click the 4th button after Query name',
    'Click Run',
    'Click the button after Run',
    'Choose from the list after Bar Value',
    'Click OK',
  ],
  title: 'Copy a report and chart another figure',
  tipField: queryName,
  tip: 'Begin the name with your team, so that others find it.',
  tipSheet: {
    title: 'Reports: house rules',
    text: 'Work on a **copy**, never on the report itself.\n\n- Name it after its question\n- Ask Ada before you delete one',
  },
};

export const trytonScene: Scene = {
  appName: 'Tryton',
  start: startTryton,
  async open(page, app) {
    const isOut = await isSignedOut(page, app, page.getByPlaceholder('User name'), menuEntry(page, 'Administration'));
    if (isOut) await signInToTryton(page, app);
  },
  task: trytonTask,
  says: [
    'Click Party',
    'Click Parties',
    'Click New',
    'Fill in Name',
    'Choose Language',
    'Fill in City',
    'Click Save',
    'Click Open related records',
    'Choose Sales Leads/Opportunities',
  ],
  title: 'Add a party and find its opportunities',
  tipField: (page) => page.getByPlaceholder('Action'),
  tip: 'Type the name of anything in the menu: faster than looking for it.',
  tipSheet: {
    title: 'Before you add a party',
    text: 'Search **first**: most of them are there already.\n\n- Look for the town, too\n- No abbreviations in names',
  },
};

async function isSignedOut(page: Page, app: RunningApp, form: Locator, inside: Locator): Promise<boolean> {
  await page.goto(app.url);
  await form.or(inside).first().waitFor();
  return form.isVisible();
}
