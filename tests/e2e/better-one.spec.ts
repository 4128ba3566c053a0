import { expect } from '@playwright/test';
import { recorderBar, startRecording, stopRecording } from './journey/person.ts';
import { publish } from './journey/studio.ts';
import { test } from './on-board.ts';

test('who records what is there already hears so while recording, and improves that one at a press', async ({
  author,
}) => {
  const { page } = author;
  const record = async () => {
    await page.bringToFront();
    await startRecording(author);
    await page.getByRole('treeitem').dblclick();
    await page.locator('#card').dragTo(page.locator('#done'));
    await page.locator('#sheet').click({ button: 'right' });
    await expect(recorderBar(page)).toContainText('3 steps');
  };
  await record();
  await publish(await stopRecording(author), 'Put the plan away');
  await page.reload();
  await record();
  await expect(recorderBar(page)).toContainText('“Put the plan away” has these steps already.');
  await page.screenshot({ path: test.info().outputPath('bar.png') });
  const studio = await stopRecording(author);
  await expect(studio.getByText('“Put the plan away” by you has much the same steps.')).toBeVisible();
  await studio.screenshot({ path: test.info().outputPath('notice.png') });
  await studio.getByRole('link', { name: 'Improve that one' }).click();
  await expect(studio.getByLabel('Title', { exact: true })).toHaveValue('Put the plan away');
});
