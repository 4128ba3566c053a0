import type { Page } from '@playwright/test';
import type { RunningApp } from '../../apps/app.ts';
import { enableSite, play, startRecording, stopRecording, type Person } from '../journey/person.ts';
import { needTitles, publish } from '../journey/studio.ts';
import { playTask, recordTask } from '../journey/task.ts';
import type { Application, ToldAction } from './application.ts';

/** Does the task while Handrail records, reads every title, and publishes it. */
export async function recordAndPublish(author: Person, application: Application, app: RunningApp): Promise<void> {
  const { task } = application;
  await application.open(author.page, app);
  await enableSite(author, application.name);
  await startRecording(author);
  await recordTask(author, task);
  const studio = await stopRecording(author);
  await needTitles(
    studio,
    task.map(({ says }) => says),
  );
  await publish(studio, application.title);
  await studio.close();
}

/** Somebody else in another browser does what the cards say, to the end. */
export async function playToTheEnd(reader: Person, application: Application, app: RunningApp): Promise<void> {
  await application.open(reader.page, app);
  await enableSite(reader, application.name);
  await play(reader, application.title);
  await playTask(reader, application.task, (number) => needWords(reader.page, number, application.task[number - 1]!));
}

async function needWords(page: Page, number: number, { says }: ToldAction): Promise<void> {
  const card = page.getByRole('dialog', { name: new RegExp(`^Step ${number} of `) });
  await card.getByText(says, { exact: true }).first().waitFor();
}
