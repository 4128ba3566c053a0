import type { Page } from '@playwright/test';
import {
  addTip,
  enableSite,
  flagStep,
  flagTipSheet,
  join,
  newTipSheet,
  openPopup,
  play,
  startRecording,
  stopRecording,
  type Person,
} from './person.ts';
import type { Scene } from './scenes.ts';
import { answerReport, findReport, needTitles, publish, writeTipSheet } from './studio.ts';
import type { RunningApp } from '../../apps/app.ts';
import { playTask, recordTask } from './task.ts';

/** Who does what with which application. */
export interface Cast {
  scene: Scene;
  app: RunningApp;
  author: Person;
  colleague: Person;
  /** A fresh invite link for this role. */
  invite(role: 'author' | 'reader'): Promise<string>;
}

/** What may happen in the middle, for tests that put trouble there. */
export interface Trouble {
  whileRecording?(done: number): Promise<void>;
  beforePlay?(): Promise<void>;
  /** Before each step is done. */
  whilePlaying?(number: number): Promise<void>;
}

export interface Stage {
  name: string;
  /** Resolves to the page worth a picture. */
  run(): Promise<Page>;
}

const note = 'It is called something else now.';
const sheetNote = 'Ada has left.';
const answer = 'Changed the wording. Thank you!';

/** The main job of Handrail in the order people do it: record, share, follow, flag, answer. */
export function mainJob(cast: Cast, trouble: Trouble = {}): Stage[] {
  const { author, colleague, scene } = cast;
  const begin = (page: Page) => scene.open(page, cast.app);
  let studio: Page;
  return [
    {
      name: 'The author joins the workspace and enables the app',
      async run() {
        await begin(author.page);
        await join(author, await cast.invite('author'));
        await enableSite(author, scene.appName);
        return author.page;
      },
    },
    {
      name: 'The author does the task while Handrail records',
      async run() {
        await startRecording(author);
        await recordTask(author, scene.task, trouble.whileRecording);
        return author.page;
      },
    },
    {
      name: 'The recording is a draft in Studio, and is published',
      async run() {
        studio = await stopRecording(author);
        await needTitles(studio, scene.says);
        await publish(studio, scene.title);
        return studio;
      },
    },
    {
      name: 'The author leaves a tip on a field',
      async run() {
        await begin(author.page);
        await addTip(author, scene.tipField(author.page), scene.tip);
        await author.page
          .getByRole('button', { name: /^Tip: / })
          .first()
          .waitFor();
        return author.page;
      },
    },
    {
      name: 'The author writes a tip sheet for the page',
      async run() {
        const sheet = await newTipSheet(author);
        await writeTipSheet(sheet, scene.tipSheet.title, scene.tipSheet.text);
        return sheet;
      },
    },
    {
      name: 'A colleague joins in another browser and sees the guides of this page',
      async run() {
        await trouble.beforePlay?.();
        await begin(colleague.page);
        await join(colleague, await cast.invite('reader'));
        await enableSite(colleague, scene.appName);
        const popup = await openPopup(colleague);
        await popup.getByRole('region', { name: 'On this page' }).getByRole('button', { name: scene.title }).waitFor();
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
        await colleague.page.getByText(scene.tip).first().waitFor();
        await play(colleague, scene.tipSheet.title);
        await colleague.page
          .getByRole('dialog', { name: scene.tipSheet.title })
          .getByRole('listitem')
          .first()
          .waitFor();
        return colleague.page;
      },
    },
    {
      name: 'The colleague flags the tip sheet, follows the walkthrough by really doing it, and flags step 3',
      async run() {
        await flagTipSheet(colleague, scene.tipSheet.title, sheetNote);
        await colleague.page.getByRole('button', { name: 'Close the tip sheet' }).click();
        await play(colleague, scene.title);
        await playTask(colleague, scene.task, async (number) => {
          await trouble.whilePlaying?.(number);
          if (number === 3) await flagStep(colleague, 3, 'Renamed', note);
        });
        return colleague.page;
      },
    },
    {
      name: 'The author sees the report in Studio and answers it',
      async run() {
        await findReport(studio, sheetNote);
        await answerReport(await findReport(studio, note), answer);
        return studio;
      },
    },
    {
      name: 'The colleague sees that it was fixed',
      async run() {
        const popup = await openPopup(colleague);
        await popup
          .getByText(/Fixed, thanks to you/)
          .first()
          .waitFor();
        return popup;
      },
    },
  ];
}

/** A popup that stays open would be in the way of the next one. */
async function closeOtherPages({ browser, page }: Person): Promise<void> {
  for (const other of browser.context.pages())
    if (other !== page && other.url().includes('popup.html')) await other.close();
}
