import { expect, test as base, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { TaskAction } from '../apps/tasks/task.ts';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { startFramedPage } from './journey/framed-page.ts';
import {
  addTip,
  enableSite,
  join,
  play,
  recorderBar,
  startRecording,
  stopRecording,
  type Person,
} from './journey/person.ts';
import { publish } from './journey/studio.ts';
import { playTask, recordTask } from './journey/task.ts';

/** An author in the application whose pages lie in frames. */
const test = base.extend<{ author: Person }>({
  // Playwright reads from this pattern what a fixture needs, so one that needs nothing still has it.
  // eslint-disable-next-line no-empty-pattern
  author: async ({}, use) => {
    const [store, app] = await Promise.all([startStore(), startFramedPage()]);
    const browser = await launchChromium({ extension: built.chromium });
    const page = await browser.context.newPage();
    const author = { name: 'Ada', browser, page };
    await page.goto(app.url);
    await join(author, await store.invite('author'));
    await enableSite(author, 'Host');
    await use(author);
    await browser.close();
    await app.stop();
    await store.stop();
  },
});

const accounts = (page: Page): FrameLocator => page.frameLocator('iframe[title=accounts]');
const note = (page: Page) => accounts(page).frameLocator('iframe[title=Note]').getByLabel('Note');
const create = (page: Page) => accounts(page).frameLocator('x-dialog iframe').getByRole('button', { name: 'Create' });
const payment = (page: Page) => accounts(page).frameLocator('iframe[title=Payment]').getByRole('button');

/** The form comes a moment after the press, and a field that is not there to be seen takes no key. */
async function type(field: Locator, words: string): Promise<void> {
  await field.waitFor();
  await field.pressSequentially(words);
}

/** The last thing in it: nobody sees what is in a closed root, so its place is all that there is to press. */
async function pressRight(host: Locator): Promise<void> {
  const { width, height } = (await host.boundingBox())!;
  await host.click({ position: { x: width - 20, y: height / 2 } });
}

/** From the menu into a frame, from there into one inside of it and into one in a shadow root, out again, and into a closed root. */
const task: readonly TaskAction[] = [
  { name: 'open the accounts', run: (page) => page.getByRole('button', { name: 'Accounts' }).click() },
  { name: 'begin a new one', run: (page) => accounts(page).getByRole('button', { name: 'New account' }).click() },
  { name: 'name it', run: (page) => type(accounts(page).getByLabel('Full name'), 'Ada') },
  { name: 'write a note', run: (page) => type(note(page), 'Hello') },
  { name: 'create it', run: (page) => create(page).click() },
  {
    name: 'choose a language',
    run: async (page) => {
      await page.locator('x-person').click({ position: { x: 90, y: 12 } });
      await page.keyboard.type('Ger');
      await page.keyboard.press('Enter');
    },
  },
  { name: 'sign out', run: (page) => pressRight(page.locator('x-person')) },
];

test('a task that goes through frames is recorded, and followed in frames that were built anew', async ({ author }) => {
  const { page } = author;
  const title = 'Create an account';
  await startRecording(author);
  const bar = recorderBar(page);
  await recordTask(author, task, async (done) => {
    if (done !== 4) return;
    await payment(page).click();
    await expect(bar).toContainText('belongs to another site and is not recorded');
    await expect(bar).toContainText('4 steps');
  });
  await expect(bar).not.toContainText('another site');
  const studio = await stopRecording(author);
  const steps = studio.getByRole('list', { name: 'Steps' });
  for (const said of [
    'Click New account',
    'Fill in Full name',
    'Fill in Note',
    'Click Create',
    'Choose Language',
    'Click Sign out',
  ])
    await expect(steps).toContainText(said);
  await publish(studio, title);

  await page.reload();
  await play(author, title);
  await playTask(author, task, async (number) => {
    const action = [null, null, null, accounts(page).getByLabel('Full name'), note(page), create(page)][number];
    if (action) await expect.poll(() => distance(page, action)).toBeLessThan(2);
  });
});

test('a tip on a field in a frame has its dot there', async ({ author }) => {
  const { page } = author;
  await page.getByRole('button', { name: 'Accounts' }).click();
  const button = accounts(page).getByRole('button', { name: 'New account' });
  await addTip(author, button, 'Ask before you make one.');
  const beacon = page.getByRole('button', { name: /^Tip: / });
  await expect(beacon).toBeVisible();
  const at = async () => {
    const [is, of] = [(await beacon.boundingBox())!, (await button.boundingBox())!];
    return Math.hypot(is.x + is.width / 2 - of.x - of.width, is.y + is.height / 2 - of.y);
  };
  await expect.poll(at).toBeLessThan(3);
  // The page that is shown is another one now, and has a button of the same name.
  await page.getByRole('button', { name: 'Overview' }).click();
  await expect(beacon).toBeHidden();
});

/** How far the ring is from being around the element, in pixels. */
async function distance(page: Page, element: ReturnType<typeof note>): Promise<number> {
  const ring = await page.locator('handrail-overlay .layer[data-where="over"]').boundingBox();
  const of = await element.boundingBox();
  return ring && of ? Math.hypot(ring.x - of.x, ring.y - of.y, ring.width - of.width) : Infinity;
}
