import type { Locator, Page } from '@playwright/test';
import type { Person } from './person.ts';

/** Give the draft its title and hand it to everybody. */
export async function publish(studio: Page, title: string): Promise<void> {
  await studio.getByLabel('Title', { exact: true }).fill(title);
  await studio.getByRole('button', { name: /^Publish/ }).click();
  await studio.getByRole('heading', { name: /^Published, revision/ }).waitFor();
}

/** A tip sheet for all pages of the application at this address, not published yet. */
export async function makeTipSheet(studio: Page, { title, text, at }: { title: string; text: string; at: string }) {
  await studio.getByRole('button', { name: 'New', exact: true }).click();
  await studio.getByRole('button', { name: 'New tip sheet' }).click();
  await studio.getByLabel('Title', { exact: true }).fill(title);
  await studio.getByLabel('Text', { exact: true }).fill(text);
  await studio.getByRole('button', { name: 'Add an address' }).click();
  await studio.getByLabel('Page address 1').fill(`${new URL(at).origin}/*`);
}

export async function writeTipSheet(studio: Page, title: string, text: string): Promise<void> {
  await studio.getByLabel('Text', { exact: true }).fill(text);
  await publish(studio, title);
}

/** A report in Studio's list, found by its note. */
export async function findReport(studio: Page, note: string): Promise<Locator> {
  await studio.bringToFront();
  await studio
    .getByRole('navigation', { name: 'Studio' })
    .getByRole('link', { name: /^Reports/ })
    .click();
  const report = studio.getByRole('article').filter({ hasText: note }).first();
  await report.waitFor();
  return report;
}

export async function answerReport(report: Locator, answer: string): Promise<void> {
  await report.getByLabel(/^Answer to/).fill(answer);
  await report.getByRole('button', { name: 'Mark fixed' }).click();
  await report.page().getByText(answer).first().waitFor();
}

/** The draft has these steps, word by word, and no other. */
export async function needTitles(studio: Page, says: readonly string[]): Promise<void> {
  const fields = studio.getByRole('textbox', { name: 'What to do' });
  await fields.nth(says.length - 1).waitFor();
  const titles = await fields.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const plain = titles.map((title) => title.replaceAll('**', '').replaceAll('\\', ''));
  if (plain.join('\n') === says.join('\n')) return;
  throw new Error(`The steps should read:\n${says.join('\n')}\nbut do read:\n${plain.join('\n')}`);
}

/** What kind of pictures steps get, as a steward says it. */
export async function choosePictures({ browser }: Person, kind: string): Promise<void> {
  const studio = await browser.openPage('studio.html#/recording');
  const choice = studio.getByLabel('Pictures of steps');
  const option = await choice.locator('option', { hasText: kind }).getAttribute('value');
  await choice.selectOption(option);
  await studio.getByText('from now on').first().waitFor();
  await studio.close();
}
