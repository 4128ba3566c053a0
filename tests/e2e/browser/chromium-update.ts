import type { Launched } from './launched.ts';

/** What Chromium does when a newer version of the extension has arrived: the old one ends, and the new one begins. */
export async function updateExtension({ context, openPage }: Launched): Promise<void> {
  // Without this, an extension from a folder is not let in again.
  const settings = await context.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(async () => {
    interface Api {
      developerPrivate: { updateProfileConfiguration(to: { inDeveloperMode: boolean }): Promise<void> };
    }
    await (globalThis as unknown as { chrome: Api }).chrome.developerPrivate.updateProfileConfiguration({
      inDeveloperMode: true,
    });
  });
  await settings.close();

  const ours = await openPage('studio.html');
  const isNew = context.waitForEvent('serviceworker');
  await ours.evaluate(() => {
    const { runtime } = (globalThis as unknown as { browser: { runtime: { reload(): void } } }).browser;
    // A moment later, because this page is gone with it.
    setTimeout(() => runtime.reload(), 50);
  });
  await isNew;
}
