import { expect } from '@playwright/test';
import { startStore } from '../server/start-store.ts';
import { arrive } from './journey/arrive.ts';
import { startBoardPage } from './journey/board-page.ts';
import { makeTipSheet } from './journey/studio.ts';
import { test } from './on-board.ts';

test('where a library wants it, a guide is published once a colleague approved exactly what it says', async () => {
  const [store, app] = await Promise.all([startStore(), startBoardPage()]);
  const stella = await arrive('Stella', app.url, store.firstInvite!);
  const ada = await arrive('Ada', app.url, await store.invite('author'));
  const hers = await stella.browser.openPage('studio.html#/libraries');
  await hers.getByLabel('Approvals a publication needs in Main library').selectOption('1 approval by a colleague');
  await hers.getByText('In Main library 1 colleague will have to approve a publication.').waitFor();

  const studio = await ada.browser.openPage('studio.html');
  await makeTipSheet(studio, { title: 'House rules', text: 'Close what you open.', at: app.url });
  await studio.getByText('a colleague has to approve exactly this').waitFor({ timeout: 20_000 });
  await studio.getByRole('button', { name: 'Ask for a review…' }).focus();
  await studio.keyboard.press('Enter');
  await studio.getByLabel('What to look at (optional)').fill('Is the first rule still right?');
  await studio.getByRole('button', { name: 'Ask for a review', exact: true }).click();
  await studio.getByText('Asked. Your colleagues find it under Reviews.').waitFor();

  const nav = hers.getByRole('navigation', { name: 'Studio' });
  await nav.getByRole('link', { name: /^Reviews\s*1/ }).click({ timeout: 20_000 });
  await hers.getByText('Ada asks for a review').waitFor();
  await hers.getByRole('link', { name: 'House rules' }).click();
  await hers.getByText('Comment on the guide').first().click();
  await hers.getByLabel('Comment on the guide').fill('Whose rules are these?');
  await hers.getByRole('button', { name: 'Comment', exact: true }).click();
  await hers.getByLabel('What you think of it').fill('Say who decided that.');
  await hers.getByRole('button', { name: 'Ask for changes' }).click();
  await hers.getByText('Changes asked').waitFor();

  await expect(studio.getByText('Say who decided that.')).toBeVisible({ timeout: 20_000 });
  await expect(studio.getByText('Whose rules are these?')).toBeVisible();
  await studio.getByLabel('Text', { exact: true }).fill('The board says: close what you open.');
  await expect(studio.getByText('so it does not count').first()).toBeVisible();
  await studio.getByRole('button', { name: /^Resolve/ }).click();

  await expect(hers.getByLabel('Text', { exact: true })).toHaveValue(/The board says/, { timeout: 20_000 });
  await hers.getByRole('button', { name: 'Approve' }).click({ timeout: 20_000 });
  const publish = studio.getByRole('button', { name: 'Publish', exact: true });
  await expect(publish).toBeEnabled({ timeout: 20_000 });
  await publish.click();
  await studio.getByRole('heading', { name: 'Published, revision 1' }).waitFor();
  await expect(studio.getByText('Your colleagues see exactly this.')).toBeVisible({ timeout: 20_000 });
  await expect(studio.getByText('0 of 1 did')).toHaveCount(0);

  await studio.getByLabel('Keeps it right').selectOption('Stella');
  await expect(studio.getByLabel('Backup, if they leave')).toHaveValue(/./);
  await studio.getByLabel('Keeps it right').scrollIntoViewIfNeeded();
  await studio.screenshot({ path: test.info().outputPath('owner.png') });
  await expect(studio.getByText('Your colleagues see exactly this.')).toBeVisible();
  await expect(hers.getByLabel('Keeps it right')).toContainText('Stella (you)', { timeout: 20_000 });
  await Promise.all([stella.browser.close(), ada.browser.close()]);
  await app.stop();
  await store.stop();
});
