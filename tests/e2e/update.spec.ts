import { expect } from '@playwright/test';
import { queryName } from '../apps/tasks/sqlpad.ts';
import { updateExtension } from './browser/chromium-update.ts';
import { recorderBar, startRecording, stopRecording } from './journey/person.ts';
import { test } from './on-sqlpad.ts';

test('a recording goes on over an update of the extension, and the old bar goes without a sound', async ({
  author,
}) => {
  const { page } = author;
  const errors: string[] = [];
  await startRecording(author);
  await queryName(page).pressSequentially('Costs');
  await expect(recorderBar(page)).toContainText('1 step');
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (said) => said.type() === 'error' && errors.push(said.text()));

  const host = page.locator('handrail-overlay');
  const isOld = () => host.evaluate((element) => element.hasAttribute('data-old'));
  await host.evaluate((element) => element.setAttribute('data-old', ''));
  await updateExtension(author.browser);
  await page.bringToFront();
  await expect.poll(isOld, { message: 'is the bar that of the old scripts?' }).toBe(false);
  await expect(recorderBar(page)).toContainText('1 step');

  await page.getByRole('button', { name: 'Queries' }).click();
  await expect(recorderBar(page)).toContainText('2 steps');
  await expect(host).toHaveCount(1);
  const studio = await stopRecording(author);
  await expect(studio.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(2);
  expect(errors).toEqual([]);
});
