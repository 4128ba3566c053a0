import type { Locator, Page } from '@playwright/test';
import type { Launched } from '../browser/launched.ts';

/** Somebody with a browser of their own and one tab in an application. Used by the tests and by the demo. */
export interface Person {
  name: string;
  browser: Launched;
  page: Page;
}

/** The toolbar popup for the tab this person looks at. */
export async function openPopup({ browser, page }: Person): Promise<Page> {
  await page.bringToFront();
  return browser.openPopup(page);
}

/** Whatever the button does, the popup may close itself right after. */
async function press(button: Locator): Promise<void> {
  await button.click({ noWaitAfter: true });
}

async function untilClosed(popup: Page): Promise<void> {
  if (!popup.isClosed()) await popup.waitForEvent('close', { timeout: 15_000 });
}

/** Paste the link, say who one is, done. */
export async function join(person: Person, link: string): Promise<void> {
  const popup = await openPopup(person);
  await popup.getByLabel('Invite link').fill(link);
  await popup.getByLabel('Your name').fill(person.name);
  await popup.getByRole('button', { name: 'Join', exact: true }).click();
  await popup.getByText('Synced').first().waitFor();
  await popup.close();
}

/** Let Handrail run on the site of the tab; whoever comes first adds the app. */
export async function enableSite(person: Person, appName: string): Promise<void> {
  const popup = await openPopup(person);
  const add = popup.getByLabel('Name of this app');
  const enable = popup.getByRole('button', { name: /^Enable Handrail on/ });
  const enabled = popup.getByRole('button', { name: /^Disable on/ });
  await add.or(enable).or(enabled).first().waitFor();
  if (await add.isVisible()) {
    await add.fill(appName);
    await popup.getByRole('button', { name: /to the workspace$/ }).click();
  } else if (await enable.isVisible()) await enable.click();
  await enabled.waitFor();
  await popup.close();
}

/** From the popup's button to the recorder bar on the page. */
export async function startRecording(person: Person): Promise<void> {
  const popup = await openPopup(person);
  await press(popup.getByRole('button', { name: 'Record a task' }));
  // Said once, before somebody's first recording.
  const intro = popup.getByRole('button', { name: 'Start recording' });
  const isFirst = await Promise.race([
    intro.waitFor().then(
      () => true,
      () => false,
    ),
    popup.waitForEvent('close').then(() => false),
  ]);
  if (isFirst) await press(intro);
  await untilClosed(popup);
  await recorderBar(person.page).waitFor();
}

export function recorderBar(page: Page): Locator {
  return page.getByRole('region', { name: 'Recording' });
}

/** Ends the recording; resolves to the Studio tab with the draft. */
export async function stopRecording({ browser, page }: Person): Promise<Page> {
  const studio = browser.context.waitForEvent('page', { timeout: 20_000 });
  await recorderBar(page).getByRole('button', { name: 'Stop' }).click();
  return studio;
}

/** Play a guide of this page from the popup's list. */
export async function play(person: Person, title: string): Promise<void> {
  const popup = await openPopup(person);
  await press(popup.getByRole('region', { name: 'On this page' }).getByRole('button', { name: title }));
  await untilClosed(popup);
}

/** The card of one step, or of any. */
export function stepCard(page: Page, number?: number): Locator {
  return page.getByRole('dialog', {
    name: number === undefined ? /^Step \d+ of \d+$/ : new RegExp(`^Step ${number} of `),
  });
}

/** Pick an element and say something about it. */
export async function addTip(person: Person, element: Locator, text: string): Promise<void> {
  const popup = await openPopup(person);
  await press(popup.getByRole('button', { name: 'Add a tip' }));
  await untilClosed(popup);
  await person.page.getByRole('region', { name: 'Pick an element' }).waitFor();
  await element.click();
  const form = person.page.getByRole('dialog', { name: 'New tip' });
  await form.getByRole('textbox').fill(text);
  await form.getByRole('button', { name: 'Save tip' }).click();
  await form.waitFor({ state: 'hidden' });
}

/** Write a tip sheet for the page of the tab; resolves to its Studio tab. */
export async function newTipSheet(person: Person): Promise<Page> {
  const popup = await openPopup(person);
  const studio = person.browser.context.waitForEvent('page', { timeout: 20_000 });
  await press(popup.getByRole('button', { name: 'New tip sheet' }));
  return studio;
}

export async function flagStep(person: Person, number: number, reason: string, note: string): Promise<void> {
  await flag(stepCard(person.page, number), reason, note);
}

export async function flagTipSheet({ page }: Person, title: string, note: string): Promise<void> {
  await flag(page.getByRole('dialog', { name: title }), 'Wrong text', note);
}

async function flag(card: Locator, reason: string, note: string): Promise<void> {
  await card.getByRole('button', { name: /^(Outdated\?|Report it)$/ }).click();
  await card.getByText(reason, { exact: true }).click();
  await card.getByRole('textbox').fill(note);
  await card.getByRole('button', { name: 'Send' }).click();
  // On a busy machine it may not be sent yet when its reader is thanked.
  await card.getByText(/^Thank you\. /).waitFor();
  await card.getByRole('button', { name: 'Go on' }).click();
}
