import { test as base } from '@playwright/test';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { startBoardPage } from './journey/board-page.ts';
import { enableSite, join, type Person } from './journey/person.ts';

/** An author in a made-up application of boards, with a store and a browser of their own. */
export const test = base.extend<{ role: 'author' | 'steward'; author: Person }>({
  role: ['author', { option: true }],
  author: async ({ role }, use) => {
    const [store, app] = await Promise.all([startStore(), startBoardPage()]);
    const browser = await launchChromium({ extension: built.chromium });
    const page = await browser.context.newPage();
    const author = { name: 'Ada', browser, page };
    await page.goto(app.url);
    await join(author, await store.invite(role));
    await enableSite(author, 'Board');
    await use(author);
    await browser.close();
    await app.stop();
    await store.stop();
  },
});
