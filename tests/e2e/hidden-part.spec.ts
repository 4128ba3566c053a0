import { expect } from '@playwright/test';
import { recorderBar, startRecording } from './journey/person.ts';
import { test } from './on-board.ts';

test.use({ role: 'steward' });

test('a steward points at what is private on a page, and from then on no step says it', async ({ author }) => {
  const { browser, page } = author;
  const studio = await browser.openPage('studio.html#/recording');
  const opened = browser.context.waitForEvent('page');
  await studio.getByRole('button', { name: 'Mark on the page' }).click();
  const marking = await opened;
  expect(marking.url()).toBe(page.url());
  const hint = marking.getByRole('region', { name: 'Pick an element' });
  await hint.waitFor();
  await marking.locator('#sheet').hover();
  await expect(hint).toContainText('Click to hide #sheet (1 here)');
  const closed = marking.waitForEvent('close');
  await marking.locator('#sheet').click();
  await closed;
  await expect(studio.getByText('#sheet')).toBeVisible();
  await startRecording(author);
  await page.locator('#sheet').click({ button: 'right' });
  await expect(recorderBar(page)).toContainText('1 step');
  await expect(recorderBar(page)).not.toContainText('Sheet 1');
});
