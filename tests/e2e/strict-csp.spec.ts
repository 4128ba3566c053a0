import { expect, test, type Page } from '@playwright/test';
import { startActual } from '../apps/actual.ts';
import type { TaskAction } from '../apps/tasks/task.ts';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { enableSite, join, play, startRecording, stopRecording, type Person } from './journey/person.ts';
import { publish } from './journey/studio.ts';
import { playTask, recordTask } from './journey/task.ts';

/** Three pages of a finance application that is isolated from other origins and allows no style or script of strangers. */
const task: readonly TaskAction[] = [
  { name: 'open the reports', run: (page) => page.getByRole('link', { name: 'Reports' }).click() },
  { name: 'open the schedules', run: (page) => page.getByRole('link', { name: 'Schedules' }).click() },
  { name: 'search the schedules', run: (page) => page.getByPlaceholder(/Filter schedules/).pressSequentially('rent') },
  { name: 'open the budget', run: (page) => page.getByRole('link', { name: 'Budget', exact: true }).click() },
];

test('a guide is recorded and played in an application with a strict content security policy', async () => {
  const store = await startStore();
  const app = await startActual();
  const browsers = await Promise.all([
    launchChromium({ extension: built.chromium }),
    launchChromium({ extension: built.chromium }),
  ]);
  try {
    const [author, reader] = (await Promise.all(
      browsers.map(async (browser, i) => ({ name: `Person ${i}`, browser, page: await browser.context.newPage() })),
    )) as [Person, Person];

    await openDemo(author.page, app.url);
    expect(await author.page.evaluate(() => crossOriginIsolated)).toBe(true);
    await join(author, await store.invite('author'));
    await enableSite(author, 'Actual');
    await startRecording(author);
    await recordTask(author, task);
    await publish(await stopRecording(author), 'Look at the schedules');

    await openDemo(reader.page, app.url);
    await join(reader, await store.invite('reader'));
    await enableSite(reader, 'Actual');
    await play(reader, 'Look at the schedules');
    const complaints: string[] = [];
    reader.page.on(
      'console',
      (message) => /Content Security Policy/i.test(message.text()) && complaints.push(message.text()),
    );
    await playTask(reader, task);
    await reader.page.screenshot({ path: test.info().outputPath('done.png') });
    expect(complaints).toEqual([]);
  } finally {
    await Promise.allSettled(browsers.map((browser) => browser.close()));
    await app.stop();
    await store.stop();
  }
});

async function openDemo(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Try the demo' }).or(page.getByText('View demo')).first().click();
  // The application makes a database of its own first, which takes long where the machine does other things.
  await page.getByRole('link', { name: 'Reports' }).waitFor({ timeout: 120_000 });
}
