import type { Locator, Page } from '@playwright/test';
import { addTip, enableSite, flagStep, join, newTipSheet, openPopup, play, startRecording, stopRecording, type Person } from './person.ts';
import { openReports, publish, writeTipSheet } from './studio.ts';
import type { TaskAction } from '../../apps/tasks/task.ts';
import { playTask, recordTask } from './task.ts';

/** Who does what with which application. */
export interface Cast {
  appName: string;
  author: Person;
  colleague: Person;
  /** A fresh invite link for this role. */
  invite(role: 'author' | 'reader'): Promise<string>;
  /** Open the application and sign in, ready to begin the task. */
  begin(page: Page): Promise<void>;
  task: readonly TaskAction[];
  /** The field the tip is about, on the page that `begin` leads to. */
  tipField(page: Page): Locator;
  titles: { walkthrough: string; tip: string; tipSheet: string };
}

/** What may happen in the middle, for tests that put trouble there. */
export interface Trouble {
  whileRecording?(done: number): Promise<void>;
  beforePlay?(): Promise<void>;
}

export interface Stage {
  name: string;
  /** Resolves to the page worth a picture. */
  run(): Promise<Page>;
}

const note = 'It is called something else now.';
const answer = 'Changed the wording. Thank you!';

/** The main job of Handrail in the order people do it: record, share, follow, flag, answer. */
export function mainJob(cast: Cast, trouble: Trouble = {}): Stage[] {
  const { author, colleague, titles, task } = cast;
  let studio: Page;
  return [
    {
      name: 'The author joins the workspace and enables the app',
      async run() {
        await cast.begin(author.page);
        await join(author, await cast.invite('author'));
        await enableSite(author, cast.appName);
        return author.page;
      },
    },
    {
      name: 'The author does the task while Handrail records',
      async run() {
        await startRecording(author);
        await recordTask(author, task, trouble.whileRecording);
        return author.page;
      },
    },
    {
      name: 'The recording is a draft in Studio, and is published',
      async run() {
        studio = await stopRecording(author);
        await publish(studio, titles.walkthrough);
        return studio;
      },
    },
    {
      name: 'The author leaves a tip on a field',
      async run() {
        await cast.begin(author.page);
        await addTip(author, cast.tipField(author.page), titles.tip);
        await author.page.getByRole('button', { name: /^Tip: / }).first().waitFor();
        return author.page;
      },
    },
    {
      name: 'The author writes a tip sheet for the page',
      async run() {
        const sheet = await newTipSheet(author);
        await writeTipSheet(sheet, titles.tipSheet, 'Ask **before** you delete anything.\n\n- Look twice\n- Then click');
        return sheet;
      },
    },
    {
      name: 'A colleague joins in another browser and sees the guides of this page',
      async run() {
        await trouble.beforePlay?.();
        await cast.begin(colleague.page);
        await join(colleague, await cast.invite('reader'));
        await enableSite(colleague, cast.appName);
        const popup = await openPopup(colleague);
        await popup.getByRole('region', { name: 'On this page' }).getByRole('button', { name: titles.walkthrough }).waitFor();
        return popup;
      },
    },
    {
      name: 'The tip is on the field, the tip sheet beside the page',
      async run() {
        await closeOtherPages(colleague);
        const beacon = colleague.page.getByRole('button', { name: /^Tip: / }).first();
        await beacon.waitFor();
        await beacon.hover();
        await colleague.page.getByText(titles.tip).first().waitFor();
        await play(colleague, titles.tipSheet);
        await colleague.page.getByRole('dialog', { name: titles.tipSheet }).getByText('Look twice').waitFor();
        return colleague.page;
      },
    },
    {
      name: 'The colleague follows the walkthrough by really doing it, and flags step 3',
      async run() {
        await colleague.page.getByRole('button', { name: 'Close the tip sheet' }).click();
        await play(colleague, titles.walkthrough);
        await playTask(colleague, task, async (number) => {
          if (number === 3) await flagStep(colleague, 3, 'Renamed', note);
        });
        return colleague.page;
      },
    },
    {
      name: 'The author sees the report in Studio and answers it',
      async run() {
        await openReports(studio);
        const report = studio.getByRole('article').filter({ hasText: note }).or(studio.getByRole('listitem').filter({ hasText: note }));
        await report.first().waitFor();
        await report.first().getByRole('button', { name: 'Mark fixed' }).click();
        await studio.getByLabel(/answer/i).first().fill(answer).catch(() => undefined);
        return studio;
      },
    },
    {
      name: 'The colleague sees that it was fixed',
      async run() {
        const popup = await openPopup(colleague);
        await popup.getByText(/Fixed, thanks to you/).first().waitFor();
        return popup;
      },
    },
  ];
}

/** A popup that stays open would be in the way of the next one. */
async function closeOtherPages({ browser, page }: Person): Promise<void> {
  for (const other of browser.context.pages()) if (other !== page && other.url().includes('popup.html')) await other.close();
}
