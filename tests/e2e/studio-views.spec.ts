import { expect, type Locator, type Page } from '@playwright/test';
import { startStore } from '../server/start-store.ts';
import { arrive } from './journey/arrive.ts';
import { look } from './journey/look.ts';
import { startBoardPage } from './journey/board-page.ts';
import { test } from './on-board.ts';

const views = [
  'reports',
  'reviews',
  'deleted',
  'clashes',
  'rename',
  'people',
  'teams',
  'invites',
  'devices',
  'libraries',
  'apps',
  'recording',
  'retention',
  'webhooks',
  'audit',
];

test('a tip sheet is made and published with the keyboard alone, and axe finds nothing in any view of Studio', async () => {
  const [store, app] = await Promise.all([startStore(), startBoardPage()]);
  const { browser } = await arrive('Stella', app.url, store.firstInvite!);
  const studio = await browser.openPage('studio.html');
  await look(studio, 'empty');

  await press(studio, 'button', 'New');
  await press(studio, 'button', 'New tip sheet');
  await hasKeyboard(studio.getByRole('main'));
  await write(studio, 'Title', 'House rules');
  await write(studio, 'Text', 'Close what you open.');
  const opening = studio.waitForEvent('filechooser');
  await press(studio, 'button', 'Picture');
  await (await opening).setFiles('docs/pictures/main.png');
  await studio.getByRole('img', { name: 'what it shows' }).waitFor();
  await studio.keyboard.type('the rules on the door');
  await expect(studio.getByRole('img', { name: 'the rules on the door' })).toBeVisible();
  await press(studio, 'button', 'Add an address');
  await write(studio, 'Page address 1', `${new URL(app.url).origin}/*`);
  await tabTo(studio, studio.getByText('Who sees it and when'));
  await studio.keyboard.press('Enter');
  await studio.getByText('There are no teams yet.').waitFor();
  await press(studio, 'button', 'Publish');
  await studio.getByRole('heading', { name: 'Published, revision 1' }).waitFor();
  await hasKeyboard(studio.getByRole('main'));
  await look(studio, 'guide');
  await studio.goto(`${studio.url()}/history`);
  await studio
    .getByRole('heading', { name: /history/i })
    .first()
    .waitFor();
  await look(studio, 'history');
  await studio.goto(studio.url().replace('history', 'languages'));
  await translate(studio);

  for (const view of views) {
    await studio.goto(`${studio.url().split('#')[0]}#/${view}`);
    await studio.getByRole('heading').first().waitFor();
    await look(studio, view);
  }
  await browser.close();
});

/** Nobody at the keyboard is sent to the top of the page. */
async function hasKeyboard(part: Locator): Promise<void> {
  await expect.poll(() => part.evaluate((element) => element.contains(document.activeElement))).toBe(true);
}

/** Into another language and back to one, at no place losing the keyboard. */
async function translate(studio: Page): Promise<void> {
  await tabTo(studio, studio.getByLabel('Add a language'));
  await studio.keyboard.type('Ara');
  await press(studio, 'button', 'Add');
  await expect(studio.getByLabel('Arabic Title')).toBeFocused();
  await studio.keyboard.type('قواعد البيت');
  await expect(studio.getByText(/^1 of 2 translated/)).toBeVisible();
  await write(studio, 'English Title', 'Rules of the house');
  await press(studio, 'button', 'Still right: Title in Arabic');
  await expect(studio.getByLabel('Arabic Title')).toBeFocused();
  await look(studio, 'languages');
  await press(studio, 'button', 'Remove Arabic');
  await expect(studio.getByLabel('Written in')).toBeFocused();
  await press(studio, 'button', 'Undo');
  await expect(studio.getByLabel('Arabic Title')).toHaveValue('قواعد البيت');
}

/** Tab until it has the focus, then Enter. */
async function press(studio: Page, role: 'button' | 'link', name: string): Promise<void> {
  await tabTo(studio, studio.getByRole(role, { name, exact: true }).first());
  await studio.keyboard.press('Enter');
}

async function write(studio: Page, label: string, text: string): Promise<void> {
  await tabTo(studio, studio.getByLabel(label, { exact: true }));
  await studio.keyboard.press('ControlOrMeta+A');
  await studio.keyboard.type(text);
}

async function tabTo(studio: Page, element: ReturnType<Page['getByRole']>): Promise<void> {
  await element.waitFor();
  await expect(element).toBeEnabled();
  for (let tabs = 0; tabs < 120; tabs += 1) {
    if (await element.evaluate((one) => one === document.activeElement)) return;
    await studio.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(element)}.`);
}
