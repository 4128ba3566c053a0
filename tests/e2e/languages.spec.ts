import { expect, test } from '@playwright/test';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { startBilingualPage } from './journey/bilingual-page.ts';
import {
  enableSite,
  join,
  openPopup,
  play,
  recorderBar,
  startRecording,
  stepCard,
  stopRecording,
  type Person,
} from './journey/person.ts';
import { publish } from './journey/studio.ts';

const title = 'Set a word in italics';

test('two readers whose page is in another language teach it to the next', async () => {
  test.setTimeout(240_000);
  const [store, app] = await Promise.all([startStore(), startBilingualPage()]);
  /** Somebody with a browser of their own, at this page of the application. */
  const as = async (name: string, role: 'author' | 'reader', query: string, work: (who: Person) => Promise<void>) => {
    const browser = await launchChromium({ extension: built.chromium });
    const who = { name, browser, page: await browser.context.newPage() };
    await who.page.goto(`${app.url}?${query}`);
    await join(who, await store.invite(role));
    await enableSite(who, 'Editor');
    await work(who);
    await browser.close();
  };
  const press = (page: Person['page'], name: string) => page.getByRole('button', { name, exact: true });
  const ring = (page: Person['page']) => page.locator('handrail-overlay .layer[data-where="over"]');

  await as('Ada', 'author', 'in=en', async (ada) => {
    await startRecording(ada);
    await press(ada.page, 'Italic').click();
    await expect(recorderBar(ada.page)).toContainText('1 step');
    const studio = await stopRecording(ada);
    await publish(studio, title);
    // Her browser is closed next, and what it has not sent would stay in it.
    await expect(studio.getByRole('status', { name: 'Sync state' })).toHaveText('Synced');
  });
  for (const name of ['Rob', 'Sue']) {
    await as(name, 'reader', 'in=de', async (reader) => {
      await play(reader, title);
      await expect(stepCard(reader.page, 1)).toBeVisible();
      const yes = reader.page.getByRole('button', { name: 'Yes, here' });
      // Found by where it stands, and in doubt at first.
      if (await yes.isVisible()) await yes.click();
      await expect(reader.page.getByText('Probably here')).toBeHidden();
      await press(reader.page, 'Kursiv').click();
      // Sent by the next sync, which the popup asks for.
      await (
        await openPopup(reader)
      )
        .getByText(/synced|up to date/i)
        .first()
        .waitFor();
    });
  }
  await as('Tom', 'reader', 'in=de&mixed', async ({ page, ...tom }) => {
    await play({ page, ...tom }, title);
    await expect(ring(page)).toBeVisible();
    await expect(page.getByText('Probably here')).toBeHidden();
    const [is, of] = [(await ring(page).boundingBox())!, (await press(page, 'Kursiv').boundingBox())!];
    expect(
      Math.hypot(is.x + is.width / 2 - of.x - of.width / 2, is.y + is.height / 2 - of.y - of.height / 2),
    ).toBeLessThan(3);
  });
  await Promise.all([store.stop(), app.stop()]);
});
