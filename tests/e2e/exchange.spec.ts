import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { recorderBar, startRecording, stepCard, stopRecording, type Person } from './journey/person.ts';
import { publish } from './journey/studio.ts';
import { test } from './on-board.ts';

const title = 'Look into the archive';

/** Two steps, published, in Studio. */
async function aPublishedGuide(author: Person): Promise<Page> {
  await startRecording(author);
  await author.page.getByRole('treeitem').dblclick();
  await expect(recorderBar(author.page)).toContainText('1 step');
  await author.page.getByRole('button', { name: 'Sheet 1' }).click();
  await expect(recorderBar(author.page)).toContainText('2 steps');
  const studio = await stopRecording(author);
  await publish(studio, title);
  return studio;
}

test('a guide leaves as a page that works without us and as a file that comes back, and one press takes it back out', async ({
  author,
}, testInfo) => {
  const studio = await aPublishedGuide(author);
  // Into a folder of ours: of a browser with a profile Playwright does not know where its downloads are.
  const devtools = await author.browser.context.newCDPSession(studio);
  await devtools.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: testInfo.outputDir });
  const exported = async (format: string, name: string) => {
    await studio.getByRole('button', { name: 'Export…' }).click();
    await studio.getByRole('radio', { name: format }).check();
    await studio.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
    await studio.getByText(`Exported “${name}”.`).waitFor();
    const path = testInfo.outputPath(name);
    await expect.poll(() => existsSync(path)).toBe(true);
    return path;
  };

  const html = await readFile(await exported('Web page', 'Look into the archive.html'), 'utf8');
  const reader = await author.browser.context.newPage();
  await reader.route('**/*', (route) => route.abort());
  await reader.setContent(html);
  await expect(reader.getByRole('heading', { name: title })).toBeVisible();
  await expect(reader.getByText('Double-click Archive')).toBeVisible();
  expect(html).not.toContain('<script');
  await reader.close();

  const kept = await exported('Handrail file', 'Look into the archive.handrail.json');
  await studio.getByRole('link', { name: 'Library' }).first().click();
  await studio.getByRole('button', { name: 'Import…' }).click();
  await studio.getByLabel('Choose files…').setInputFiles(kept);
  await studio.getByRole('button', { name: 'Import 1 guide' }).click();
  await studio.getByText('Imported 1 guide as drafts.').waitFor();
  const named = studio.getByRole('link', { name: new RegExp(title) });
  await expect(named).toHaveCount(2);
  await studio.getByRole('button', { name: 'Undo' }).click();
  await expect(named).toHaveCount(1);
});

test('by a link a guide is read without us, and from there it starts in the app', async ({ author }) => {
  const studio = await aPublishedGuide(author);
  await studio.getByText('Synced').first().waitFor();
  await studio.getByText('Share links').click();
  await studio.getByRole('button', { name: 'Make share link' }).click();
  const link = await studio.getByLabel('New share link').inputValue();

  const reader = await author.browser.context.newPage();
  await reader.goto(link);
  await expect(reader.getByRole('heading', { name: title })).toBeVisible();
  await expect(reader.getByText('Double-click Archive')).toBeVisible();
  const shown = reader.waitForEvent('popup').catch(() => null);
  await reader.getByRole('link', { name: 'Show me in the app' }).click();
  const app = (await Promise.race([shown, reader.waitForURL(/board/).then(() => null)])) ?? reader;
  await expect(stepCard(app, 1)).toContainText('Double-click Archive');
  expect(app.url()).not.toContain('handrail');

  await studio.getByRole('button', { name: /^Revoke the link/ }).click();
  await studio.getByText('The link shows nothing any more.').waitFor();
  const refused = await author.browser.context.request.get(link);
  expect(refused.status()).toBe(404);
});
