import { expect } from '@playwright/test';
import { queryName, sqlpadTask } from '../apps/tasks/sqlpad.ts';
import { play, recorderBar, startRecording, stepCard, stopRecording } from './journey/person.ts';
import { publish } from './journey/studio.ts';
import { recordTask } from './journey/task.ts';
import { sqlpadScene } from './journey/scenes.ts';
import { test } from './on-sqlpad.ts';

test('going back inside of the application is a step, what the page does by itself is not, and it plays', async ({
  author,
  app,
}) => {
  const { page } = author;
  const toReport = sqlpadTask.slice(0, 3);
  await startRecording(author);
  await recordTask(author, toReport);
  await page.goBack();
  await expect(recorderBar(page)).toContainText('4 steps');
  await page.evaluate(() => history.forward());
  await page.waitForURL(/\/queries\/(?!new)\w+$/);
  await page.evaluate(() => history.back());
  await page.waitForURL(/\/queries\/new$/);
  await queryName(page).pressSequentially('Costs');
  await expect(recorderBar(page)).toContainText('5 steps');
  const studio = await stopRecording(author);
  await expect(studio.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(5);
  await publish(studio, 'Look at a report and begin another');

  await sqlpadScene.open(page, app);
  await play(author, 'Look at a report and begin another');
  for (const [i, action] of toReport.entries()) {
    await stepCard(page, i + 1).waitFor();
    await page.locator('handrail-overlay .spotlight').first().waitFor();
    await action.run(page);
  }
  await expect(stepCard(page, 4)).toContainText('Go back');
  await page.goBack();
  await stepCard(page, 5).waitFor();
});
