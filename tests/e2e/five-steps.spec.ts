import { expect, type Locator } from '@playwright/test';
import { openPopup, recorderBar, stopRecording } from './journey/person.ts';
import { sqlpadScene } from './journey/scenes.ts';
import { needTitles } from './journey/studio.ts';
import { recordTask } from './journey/task.ts';
import { test } from './on-sqlpad.ts';

/** The button of the browser, Record, its explanation to newcomers, Stop, Publish. */
const handrailPressesMost = 5;
/** Mostly the task itself; a machine that does other things meanwhile may be three times slower. */
const secondsMost = 90;

test('five steps in SQLPad are published without a letter typed in Studio, by five presses beside the task', async ({
  author,
}) => {
  let presses = 0;
  const press = async (button: Locator): Promise<void> => {
    presses += 1;
    await button.click({ noWaitAfter: true });
  };

  const popup = await openPopup(author);
  presses += 1;
  const startedAt = performance.now();
  await press(popup.getByRole('button', { name: 'Record a task' }));
  await press(popup.getByRole('button', { name: 'Start recording' }));
  await recorderBar(author.page).waitFor();
  const five = sqlpadScene.task.slice(0, 5);
  await recordTask(author, five);
  presses += 1;
  const studio = await stopRecording(author);
  await needTitles(studio, sqlpadScene.says.slice(0, 5));
  await expect(studio.getByLabel('Title', { exact: true })).not.toHaveValue('');
  await press(studio.getByRole('button', { name: /^Publish/ }));
  await studio.getByRole('heading', { name: /^Published, revision/ }).waitFor();
  const seconds = (performance.now() - startedAt) / 1000;

  const measured = `${presses} presses beside the ${five.length} of the task, ${seconds.toFixed(1)} s from Record to Published`;
  test.info().annotations.push({ type: 'measured', description: measured });
  await studio.screenshot({ path: test.info().outputPath('published.png') });
  expect(presses).toBeLessThanOrEqual(handrailPressesMost);
  expect(seconds).toBeLessThan(secondsMost);
});
