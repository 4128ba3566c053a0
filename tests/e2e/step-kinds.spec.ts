import { expect, test, type Page } from '@playwright/test';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { startOrderPage } from './journey/order-page.ts';
import { enableSite, join, play, recorderBar, startRecording, stepCard, stopRecording } from './journey/person.ts';
import { publish } from './journey/studio.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

test('a recorded guide gets an optional step, a branch and a check, and is played both ways', async () => {
  const [store, app] = await Promise.all([startStore(), startOrderPage()]);
  const browser = await launchChromium({ extension: built.chromium });
  const page = await browser.context.newPage();
  const author = { name: 'Ada', browser, page };
  await page.goto(`${app.url}?notice`);
  await join(author, await store.invite('author'));
  await enableSite(author, 'Orders');
  await startRecording(author);
  const done = ['Dismiss the notice', 'Small order', 'Ask for approval', 'Send order', 'Receipt'];
  for (const [index, name] of done.entries()) {
    await press(page, name);
    await expect(recorderBar(page)).toContainText(`${index + 1} step`);
  }
  const studio = await stopRecording(author);
  await studio.getByLabel('Kind of step 1').selectOption('optional');
  await studio.getByLabel('Kind of step 2').selectOption('branch');
  await studio.getByLabel('If they see it, go to from step 2').selectOption({ index: 3 });
  await studio.getByLabel('Kind of step 5').selectOption('check');
  await publish(studio, 'Send an order');

  await page.goto(`${app.url}?notice`);
  await play(author, 'Send an order');
  await expect(stepCard(page, 1)).toContainText('Dismiss the notice');
  await press(page, 'Dismiss the notice');
  await expect(stepCard(page, 4)).toContainText(/It is here, so this comes next: “.*Small order”/);
  await press(page, 'Send order');
  const end = page.getByRole('dialog', { name: 'Done' });
  await expect(end).toContainText(/Done: Send an order.*Reached: “.*Receipt”/s);
  await end.getByRole('button', { name: 'Close' }).last().click();

  await page.goto(`${app.url}?large&broken`);
  await play(author, 'Send an order');
  await expect(stepCard(page, 3)).toContainText(/Left out, because it is not here: “.*Dismiss the notice”/);
  await expect(stepCard(page, 3)).toContainText(/Not seen here: “.*Small order”/);
  await page.screenshot({ path: test.info().outputPath('passed.png') });
  await press(page, 'Ask for approval');
  await press(page, 'Send order');
  await expect(stepCard(page, 5)).toContainText('Not reached yet', { timeout: 15_000 });
  await stepCard(page, 5).getByRole('button', { name: 'Go on anyway' }).click();
  await expect(page.getByRole('dialog', { name: 'At the end' })).toContainText(
    /At the end of Send an order.*perhaps not reached: “.*Receipt”/s,
  );
  await page.screenshot({ path: test.info().outputPath('unreached.png') });
  await studio.bringToFront();
  await studio.getByLabel('Kind of step 2').scrollIntoViewIfNeeded();
  await studio.screenshot({ path: test.info().outputPath('studio.png') });
  await browser.close();
  await app.stop();
  await store.stop();
});
