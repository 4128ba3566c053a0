import { expect, test as base, type Page } from '@playwright/test';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { startFramedPage } from './journey/framed-page.ts';
import { accounts, create, framedTask, note, payment } from './journey/framed-task.ts';
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

test('a task that goes through frames is recorded, and followed in frames that were built anew', async ({ author }) => {
  const { page } = author;
  const title = 'Create an account';
  await startRecording(author);
  const bar = recorderBar(page);
  await recordTask(author, framedTask, async (done) => {
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
  await playTask(author, framedTask, async (number) => {
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
