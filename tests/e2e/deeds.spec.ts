import { expect, type Page } from '@playwright/test';
import { play, recorderBar, startRecording, stepCard, stopRecording } from './journey/person.ts';
import { publish } from './journey/studio.ts';
import { test } from './on-board.ts';

/** What is done, and what the recorder says of it; one deed may be two steps. */
const deeds: readonly { run(page: Page): Promise<void>; said: readonly string[] }[] = [
  {
    said: ['Point at File', 'Click New board'],
    run: async (page) => {
      await page.getByRole('link', { name: 'File' }).hover();
      await page.waitForTimeout(400);
      await page.getByRole('button', { name: 'New board' }).click();
    },
  },
  { said: ['Double-click Archive'], run: (page) => page.getByRole('treeitem').dblclick() },
  { said: ['Drag Plan to Done'], run: (page) => page.locator('#card').dragTo(page.locator('#done')) },
  { said: ['Right-click Sheet 1'], run: (page) => page.locator('#sheet').click({ button: 'right' }) },
  { said: ['Choose Rename'], run: (page) => page.getByRole('menuitem').click() },
  {
    said: ['Scroll down in Labels until you see Teal cloud', 'Click Teal cloud'],
    run: async (page) => {
      await page.locator('#labels').hover();
      await page.mouse.wheel(0, 1750);
      await page.waitForTimeout(400);
      await page.getByRole('button', { name: 'Teal cloud' }).click();
    },
  },
  { said: ['Press Ctrl+K'], run: (page) => page.keyboard.press('Control+k') },
  { said: ['Press Escape'], run: (page) => page.keyboard.press('Escape') },
];

test('all that people do beside plain clicks is recorded, into a new tab and back, and followed the same way', async ({
  author,
}) => {
  const title = 'Look after the board';
  const { page, browser } = author;
  const said = deeds.flatMap((deed) => deed.said);
  await startRecording(author);
  await page.mouse.move(600, 500);
  let count = 0;
  for (const deed of deeds) {
    await deed.run(page);
    await expect(recorderBar(page)).toContainText(deed.said.at(-1)!);
    await expect(recorderBar(page)).toContainText(`${(count += deed.said.length)} step`);
  }
  const details = await newTab(page);
  await details.getByRole('button', { name: 'Approve' }).click();
  await expect(recorderBar(details)).toContainText(`${count + 2} steps`);
  await details.close();
  await page.bringToFront();
  await expect(recorderBar(page)).toContainText(`${count + 2} steps`);
  const studio = await stopRecording(author);
  const fields = studio.getByRole('textbox', { name: 'What to do' });
  await expect(fields).toHaveCount(said.length + 2);
  const titles = await fields.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  expect(titles.map((one) => one.replaceAll('**', ''))).toEqual([...said, 'Click Details', 'Click Approve']);
  await publish(studio, title);

  await page.reload();
  await page.bringToFront();
  await play(author, title);
  let number = 1;
  for (const deed of deeds) {
    await expect(stepCard(page, number)).toContainText(deed.said[0]!);
    // Keys are heard anywhere; what has an element is heard once that is found, sooner than people are.
    if (!deed.said[0]!.startsWith('Press')) await page.locator('handrail-overlay .spotlight').first().waitFor();
    await deed.run(page);
    number += deed.said.length;
  }
  await expect(page.locator('#log')).toHaveText('new open drop rename label');
  await stepCard(page, number).waitFor();
  const again = await newTab(page);
  await expect(stepCard(again, number + 1)).toContainText('Click Approve');
  await expect(stepCard(page)).toHaveCount(0);
  await again.getByRole('button', { name: 'Approve' }).click();
  await again.getByText('Done').first().waitFor();
  await browser.close();
});

test('what the author notes becomes the text of the step, and more steps are recorded into the middle of a guide', async ({
  author,
}) => {
  const { page, browser } = author;
  await startRecording(author);
  const bar = recorderBar(page);
  await page.getByRole('treeitem').dblclick();
  await expect(bar).toContainText('1 step');
  await bar.getByRole('button', { name: 'Note' }).click();
  await bar.getByLabel('Note for readers').fill('Old boards are here.');
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('button', { name: 'Note ✓' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(bar).toContainText('2 steps');
  const studio = await stopRecording(author);
  await expect(studio.getByLabel('More (optional) about step 1')).toHaveValue('Old boards are here.');
  await studio.getByLabel('Title').fill('Look into the archive');

  await studio.getByRole('button', { name: 'More for step 1' }).click();
  const opened = browser.context.waitForEvent('page');
  await studio.getByRole('button', { name: 'Record more after it' }).click();
  author.page = await opened;
  await recorderBar(author.page).waitFor();
  await author.page.locator('#card').dragTo(author.page.locator('#done'));
  await expect(recorderBar(author.page)).toContainText('1 step');
  const again = await stopRecording(author);
  await expect(again.getByLabel('Title')).toHaveValue('Look into the archive');
  for (const shown of [again, studio]) {
    const titles = shown.getByRole('textbox', { name: 'What to do' });
    await expect(titles).toHaveCount(3);
    await expect(titles.nth(1)).toHaveValue('Drag **Plan** to **Done**');
  }

  await again.getByRole('button', { name: 'More for step 1' }).click();
  const toPick = browser.context.waitForEvent('page');
  await again.getByRole('button', { name: 'Point to another element' }).click();
  const picking = await toPick;
  await picking.getByRole('region', { name: 'Pick an element' }).waitFor();
  const closed = picking.waitForEvent('close');
  await picking.getByRole('link', { name: 'File' }).click();
  await closed;
  await expect(again.getByRole('textbox', { name: 'What to do' }).first()).toHaveValue('Double-click **File**');
});

async function newTab(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Details' }).click();
  return opened;
}
