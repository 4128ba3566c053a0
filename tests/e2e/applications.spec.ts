import { test as base } from '@playwright/test';
import { AppUnavailable } from '../apps/app.ts';
import { startStore } from '../server/start-store.ts';
import { all, core } from './applications/all.ts';
import { playToTheEnd, recordAndPublish } from './applications/proof.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { join, type Person } from './journey/person.ts';

/** An author and a reader, each with a browser of their own, in one workspace; the same two in all applications. */
const test = base.extend<object, { people: { author: Person; reader: Person } }>({
  people: [
    // Playwright reads from this pattern what a fixture needs, so one that needs nothing still has it.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const store = await startStore();
      const [ada, grace] = await Promise.all([
        launchChromium({ extension: built.chromium }),
        launchChromium({ extension: built.chromium }),
      ]);
      const author = { name: 'Ada', browser: ada, page: await ada.context.newPage() };
      const reader = { name: 'Grace', browser: grace, page: await grace.context.newPage() };
      await Promise.all([join(author, await store.invite('author')), join(reader, await store.invite('reader'))]);
      await use({ author, reader });
      await Promise.all([ada.close(), grace.close()]);
      await store.stop();
    },
    { scope: 'worker' },
  ],
});

for (const application of process.env['HANDRAIL_APPLICATIONS'] === 'all' ? all : core) {
  test(`a task in ${application.name} is recorded word by word and followed to the end`, async ({ people }) => {
    const app = await application.start().catch((error: unknown) => {
      // A machine without root cannot have all of them; elsewhere that is a failure.
      if (error instanceof AppUnavailable && process.getuid?.() !== 0) return error;
      throw error;
    });
    test.skip(app instanceof AppUnavailable, app instanceof AppUnavailable ? app.message : '');
    if (app instanceof AppUnavailable) return;
    try {
      await test.step('Ada does it while Handrail records', () => recordAndPublish(people.author, application, app));
      await test.step('Grace follows it to the end', () => playToTheEnd(people.reader, application, app));
    } finally {
      await app.stop();
    }
  });
}
