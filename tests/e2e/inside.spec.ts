import { expect, test, type Locator, type Page } from '@playwright/test';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { edge, payment, startPageOfTwoSites } from './journey/page-of-two-sites.ts';
import { enableSite, join, openPopup, play, startRecording, stepCard, stopRecording } from './journey/person.ts';
import { publish } from './journey/studio.ts';
import { playTask, recordTask } from './journey/task.ts';
import type { TaskAction } from '../apps/tasks/task.ts';

const holder = (page: Page): Locator => payment(page).getByLabel('Card holder');
const country = (page: Page): Locator => payment(page).getByLabel('Country');
const payNow = (page: Page): Locator => payment(page).getByRole('button', { name: 'Pay now' });

const paying: readonly TaskAction[] = [
  { name: 'check out', run: (page) => page.getByRole('button', { name: 'Check out' }).click() },
  { name: 'say who pays', run: (page) => holder(page).pressSequentially('Ada') },
  { name: 'choose a country', run: (page) => country(page).press('S') },
  { name: 'pay', run: (page) => payNow(page).click() },
];

test('a walkthrough leads through the frame of another site, once its reader enabled that site, too', async () => {
  const [store, shop] = await Promise.all([startStore(), startPageOfTwoSites()]);
  const [authors, readers] = await Promise.all([
    launchChromium({ extension: built.chromium }),
    launchChromium({ extension: built.chromium }),
  ]);
  const author = { name: 'Ada', browser: authors, page: await authors.context.newPage() };
  await author.page.goto(shop.url);
  await join(author, await store.invite('author'));
  await enableSite(author, 'Shop');
  await author.page.goto(shop.payUrl);
  await enableSite(author, 'Payments');
  await author.page.goto(shop.url);
  await startRecording(author);
  await recordTask(author, paying);
  const studio = await stopRecording(author);
  await publish(studio, 'Pay an order');
  await expect(studio.getByRole('status', { name: 'Sync state' })).toHaveText('Synced');

  const reader = { name: 'Grace', browser: readers, page: await readers.context.newPage() };
  const { page } = reader;
  await page.goto(shop.url);
  await join(reader, await store.invite('reader'));
  await enableSite(reader, 'Shop');
  await play(reader, 'Pay an order');
  await page.getByRole('button', { name: 'Check out' }).click();
  await expect(stepCard(page, 2)).toContainText(`belongs to another site, ${new URL(shop.payUrl).origin}`);
  await expect(stepCard(page, 2)).not.toContainText('looks different');
  await page.screenshot({ path: test.info().outputPath('barred.png') });
  const popup = await openPopup(reader);
  await popup.getByRole('button', { name: /^Enable Handrail on pay.test/ }).click();
  await popup.close();
  await expect(stepCard(page, 2).getByRole('button', { name: 'Report it' })).toBeHidden();
  await expect.poll(() => distance(page, holder(page))).toBeLessThan(2);
  await stepCard(page, 2).getByRole('button', { name: 'Close' }).click();

  await page.reload();
  await play(reader, 'Pay an order');
  const at = [null, holder, country, payNow];
  await playTask(reader, paying, async (number) => {
    const element = at[number - 1]?.(page);
    if (!element) return;
    await expect.poll(() => distance(page, element)).toBeLessThan(2);
    await page.screenshot({ path: test.info().outputPath(`step-${number}.png`) });
  });
  await Promise.all([authors.close(), readers.close(), shop.stop(), store.stop()]);
});

/** How far the ring is from being around the element, in pixels. */
async function distance(page: Page, element: Locator): Promise<number> {
  const ring = await page.locator('handrail-overlay .layer[data-where="over"]').boundingBox();
  const of = await boxOf(page, element);
  return ring && of ? Math.hypot(ring.x - of.x, ring.y - of.y, ring.width - of.width) : Infinity;
}

/** Playwright leaves out border and padding of a frame that another process draws. */
async function boxOf(page: Page, element: Locator) {
  const frame = await page.locator('iframe[title=Payment]').boundingBox();
  const { x, y, width } = await element.evaluate((one) => one.getBoundingClientRect());
  return frame && { x: frame.x + edge + x, y: frame.y + edge + y, width };
}
