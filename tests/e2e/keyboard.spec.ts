import { expect, type Page } from '@playwright/test';
import { look } from './journey/look.ts';
import { openPopup, startRecording, stepCard, stopRecording } from './journey/person.ts';
import { sqlpadScene } from './journey/scenes.ts';
import { publish } from './journey/studio.ts';
import { recordTask } from './journey/task.ts';
import { test } from './on-sqlpad.ts';

const title = 'Copy a report';

test('a walkthrough is found, played, skipped through and left with the keyboard alone, and axe finds nothing', async ({
  author: me,
  app,
}) => {
  const { page } = me;
  await startRecording(me);
  await recordTask(me, sqlpadScene.task.slice(0, 5));
  const studio = await stopRecording(me);
  await publish(studio, title);
  await look(studio, 'studio');

  await sqlpadScene.open(page, app);
  const popup = await openPopup(me);
  await popup.getByRole('region', { name: 'On this page' }).waitFor();
  await look(popup, 'popup');
  // The search has the focus, and Enter plays what it finds first.
  await popup.keyboard.type('copy a rep');
  await Promise.all([popup.waitForEvent('close'), popup.keyboard.press('Enter')]);

  await stepCard(page, 1).waitFor();
  await expect(page.locator('handrail-overlay .spotlight')).toBeVisible();
  await look(page, 'card', 'handrail-overlay');
  // Tab leads from the element into its card, and Skip and Back keep the keyboard there.
  await page.getByRole('button', { name: 'Queries' }).focus();
  await tabTo(page, 'Skip');
  await page.keyboard.press('Enter');
  await stepCard(page, 2).waitFor();
  await tabTo(page, 'Back');
  await page.keyboard.press('Enter');
  await stepCard(page, 1).waitFor();
  await page.getByRole('button', { name: 'Queries' }).focus();
  await page.keyboard.press('Enter');
  await stepCard(page, 2).waitFor();
  await expect(page.locator('handrail-overlay .spotlight')).toBeVisible();

  // The application's drawer keeps Tab to itself: there the browser's shortcut leads into the card and back.
  const list = page.locator('select').filter({ hasText: 'My queries' });
  await list.focus();
  await pressShortcut(studio, page);
  await tabTo(page, 'Skip');
  await pressShortcut(studio, page);
  await expect(list).toBeFocused();
  await pressShortcut(studio, page);
  await look(page, 'drawer', 'handrail-overlay');
  await page.keyboard.press('Escape');
  await expect(stepCard(page)).toHaveCount(0);
  // Esc was ours: the application's drawer is still open.
  await expect(page.getByText('Revenue by department')).toBeVisible();
});

/** Tab until a button of the card has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = stepCard(page).getByRole('button', { name, exact: true });
  await button.waitFor();
  for (let tabs = 0; tabs < 60; tabs += 1) {
    if (await button.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}.`);
}

/** What Alt+Shift+J makes the background say; the browser's own shortcuts cannot be pressed from outside. */
async function pressShortcut(ours: Page, page: Page): Promise<void> {
  await ours.evaluate(async (url) => {
    interface Tabs {
      query(of: object): Promise<{ id: number; url?: string }[]>;
      sendMessage(id: number, message: object): Promise<unknown>;
    }
    const { tabs } = (globalThis as unknown as { browser: { tabs: Tabs } }).browser;
    const tab = (await tabs.query({})).find((one) => one.url === url);
    await tabs.sendMessage(tab?.id ?? -1, { notice: 'focus:swap' });
  }, page.url());
}
