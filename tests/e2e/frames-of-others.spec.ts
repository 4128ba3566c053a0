import { expect, test, type Page } from '@playwright/test';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { payment, startPageOfTwoSites } from './journey/page-of-two-sites.ts';
import { enableSite, join, openPopup, recorderBar, startRecording, stopRecording } from './journey/person.ts';

test('what another site shows in a frame is recorded once its author enabled that site, too', async () => {
  const [store, shop] = await Promise.all([startStore(), startPageOfTwoSites()]);
  const browser = await launchChromium({ extension: built.chromium });
  const page = await browser.context.newPage();
  const author = { name: 'Ada', browser, page };
  await page.goto(shop.url);
  await join(author, await store.invite('author'));
  await enableSite(author, 'Shop');
  await startRecording(author);
  const bar = recorderBar(page);
  await page.getByRole('button', { name: 'Check out' }).click();
  await payment(page).getByLabel('Card holder').click();
  await expect(bar).toContainText('belongs to another site and is not recorded');
  await expect(bar).toContainText('1 step');

  const popup = await openPopup(author);
  const part = popup.getByRole('region', { name: /^Part of pay.test/ });
  await part.getByLabel('Name of this app').fill('Payments');
  await part.getByRole('button', { name: /to the workspace$/ }).click();
  await part.waitFor({ state: 'hidden' });
  await popup.close();
  // Whoever waits for the note to go has a recorder in the frame.
  await expect(bar).not.toContainText('another site');

  await payment(page).getByLabel('Card holder').pressSequentially('Ada Lovelace');
  await payment(page).getByLabel('Country').press('S');
  await payment(page).getByRole('button', { name: 'Pay now' }).click();
  await payment(page).getByText('Thank you').waitFor();
  await expect(bar).toContainText('4 steps');

  const studio = await stopRecording(author);
  const steps = studio.getByRole('list', { name: 'Steps' });
  for (const said of ['Click Check out', 'Fill in Card holder', 'Choose Country', 'Click Pay now'])
    await expect(steps).toContainText(said);
  await expect(studio.locator('body')).not.toContainText('Lovelace');

  const pointAgain = async (): Promise<Page> => {
    await studio.getByRole('button', { name: 'More for step 4' }).click();
    const opened = browser.context.waitForEvent('page');
    await studio.getByRole('button', { name: 'Point to another element' }).click();
    const there = await opened;
    await expect(there.getByText('Click what “Click Pay now” is about.')).toBeVisible();
    await there.locator('#pay').evaluate((part) => ((part as HTMLElement).hidden = false));
    return there;
  };
  const left = await pointAgain();
  await pointAtHolder(left);
  await payment(left).getByLabel('Card holder').press('Escape');
  await expect(left.getByRole('region', { name: 'Pick an element' })).toBeHidden();
  await expect(payment(left).locator('.pick-ring')).toBeHidden();
  await left.close();

  const there = await pointAgain();
  const closed = there.waitForEvent('close');
  await pointAtHolder(there);
  await there.mouse.down();
  await there.mouse.up();
  await closed;
  await expect(studio.getByRole('textbox', { name: 'What to do' }).last()).toHaveValue('Click **Card holder**');

  await browser.close();
  await shop.stop();
  await store.stop();
});

/** Until the script in the frame has come and rings it. */
async function pointAtHolder(page: Page): Promise<void> {
  const frame = await page.locator('iframe[title=Payment]').boundingBox();
  for (let moved = 0; !(await payment(page).locator('.pick-ring').isVisible()); moved = (moved + 1) % 20) {
    await page.mouse.move(frame!.x + 140 + moved, frame!.y + 34);
    await page.waitForTimeout(200);
  }
}
