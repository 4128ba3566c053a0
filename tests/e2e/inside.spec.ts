import { expect, test, type Locator, type Page } from '@playwright/test';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { launchFirefox } from './browser/firefox.ts';
import { built } from './built.ts';
import { edge, payment, startPageOfTwoSites } from './journey/page-of-two-sites.ts';
import {
  enableSite,
  join,
  openPopup,
  play,
  startRecording,
  stepCard,
  stopRecording,
  type Person,
} from './journey/person.ts';
import { enableSiteInTab, joinInTab, playInTab } from './journey/popup-tab.ts';
import { publish } from './journey/studio.ts';
import { playTask, recordTask } from './journey/task.ts';
import type { TaskAction } from '../apps/tasks/task.ts';

const title = 'Pay an order';
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
  await publishPaying(store, shop);
  const browser = await launchChromium({ extension: built.chromium });
  const reader = { name: 'Grace', browser, page: await browser.context.newPage() };
  const { page } = reader;
  await page.goto(shop.url);
  await join(reader, await store.invite('reader'));
  await enableSite(reader, 'Shop');
  await play(reader, title);
  await page.getByRole('button', { name: 'Check out' }).click();
  const card = stepCard(page, 2);
  await expect(card).toContainText(`belongs to another site, ${new URL(shop.payUrl).origin}`);
  await expect(card).not.toContainText('looks different');
  await page.screenshot({ path: test.info().outputPath('barred.png') });
  const popup = await openPopup(reader);
  await popup.getByRole('button', { name: /^Enable Handrail on pay.test/ }).click();
  await popup.close();
  await expect.poll(() => distance(page, holder(page))).toBeLessThan(2);
  await expect(card).not.toContainText('another site');
  await card.getByRole('button', { name: 'Close' }).click();

  await page.reload();
  await play(reader, title);
  await follow(reader);
  await Promise.all([browser.close(), shop.stop(), store.stop()]);
});

test('Firefox follows into the frame of another site as well', async () => {
  const [store, shop] = await Promise.all([startStore(), startPageOfTwoSites()]);
  await publishPaying(store, shop);
  const browser = await launchFirefox({ extension: built.firefox });
  const reader = { name: 'Grace', browser, page: await browser.context.newPage() };
  await reader.page.goto(shop.payUrl);
  await joinInTab(reader, await store.invite('reader'));
  await enableSiteInTab(reader);
  await reader.page.goto(shop.url);
  await enableSiteInTab(reader);
  await playInTab(reader, title);
  await follow(reader);
  await Promise.all([browser.close(), shop.stop(), store.stop()]);
});

type Running<Start extends (...args: never[]) => unknown> = Awaited<ReturnType<Start>>;

/** Somebody who enabled both sites records it. */
async function publishPaying(
  store: Running<typeof startStore>,
  shop: Running<typeof startPageOfTwoSites>,
): Promise<void> {
  const browser = await launchChromium({ extension: built.chromium });
  const author = { name: 'Ada', browser, page: await browser.context.newPage() };
  await author.page.goto(shop.url);
  await join(author, await store.invite('author'));
  await enableSite(author, 'Shop');
  await author.page.goto(shop.payUrl);
  await enableSite(author, 'Payments');
  await author.page.goto(shop.url);
  await startRecording(author);
  await recordTask(author, paying);
  const studio = await stopRecording(author);
  await publish(studio, title);
  await expect(studio.getByRole('status', { name: 'Sync state' })).toHaveText('Synced');
  await browser.close();
}

async function follow(reader: Person): Promise<void> {
  const { page } = reader;
  const at = [null, holder, country, payNow];
  await playTask(reader, paying, async (number) => {
    const element = at[number - 1]?.(page);
    if (!element) return;
    await expect.poll(() => distance(page, element)).toBeLessThan(2);
    await page.screenshot({ path: test.info().outputPath(`step-${number}.png`) });
  });
}

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
