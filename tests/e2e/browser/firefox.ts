import { firefox } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureFirefox } from '../../../scripts/browsers.ts';
import { popupPath, readManifest } from './launched.ts';
import type { Launched, LaunchOptions } from './launched.ts';
import { zipFolder } from './zip-folder.ts';

/** Firefox makes up an origin for each installation; fixed here, so that tests know where its pages are. */
const uuid = '5f0c2a3e-7d41-4b8e-9a64-1c2b3d4e5f60';
const backgroundIdleMs = 3_000;

/** Firefox ESR with the extension as an unsigned add-on, driven over WebDriver BiDi. */
export async function launchFirefox(options: LaunchOptions): Promise<Launched> {
  const extension = resolve(options.extension);
  const manifest = await readManifest(extension);
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error('A Firefox build needs browser_specific_settings.gecko.id in its manifest.');
  const executablePath = await ensureFirefox();
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'handrail-firefox-')));
  await mkdir(join(profile, 'extensions'), { recursive: true });
  await writeFile(join(profile, 'extensions', `${id}.xpi`), await zipFolder(extension));

  const context = await firefox.launchPersistentContext(profile, {
    channel: 'moz-firefox',
    executablePath,
    headless: options.headless ?? true,
    viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    colorScheme: options.colorScheme ?? 'light',
    args: ['--remote-allow-system-access', ...(options.args ?? [])],
    firefoxUserPrefs: preferences(id),
  });
  const origin = `moz-extension://${uuid}`;
  const openPage = (path: string): Promise<Page> => openExtensionPage(context, `${origin}/${path}`);
  return {
    context,
    origin,
    openPage,
    openPopup: () => openPage(popupPath(manifest)),
    stopWorker: () => pause(2 * backgroundIdleMs + 500),
    close: async () => {
      await context.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function preferences(id: string): Record<string, string | number | boolean> {
  return {
    'xpinstall.signatures.required': false,
    'extensions.autoDisableScopes': 0,
    'extensions.startupScanScopes': 15,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
    'extensions.webextOptionalPermissionPrompts': false,
    'extensions.background.idle.timeout': backgroundIdleMs,
    // The same names as in chromium.ts.
    'network.dns.localDomains': 'shop.test,pay.test',
    // With it on, Playwright's clicks inside a frame of another site land on the frame itself.
    'fission.autostart': false,
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
  };
}

/**
 * Over BiDi, Firefox easily loses a tab on its way between an empty page and an extension page: it goes by way of
 * another page, a tab that is lost all the same is given up for a new one, and on closing it goes back first.
 */
async function openExtensionPage(context: BrowserContext, url: string): Promise<Page> {
  let lost: unknown;
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const page = await context.newPage();
    const close = page.close.bind(page);
    try {
      await page.goto('data:text/html,');
      await page.goto(url, { waitUntil: 'commit', timeout: 10_000 });
      // The load event of an extension page is not told over BiDi; the page itself knows.
      await page.waitForFunction(() => document.readyState === 'complete', undefined, { timeout: 5_000 });
      page.close = async (options) => {
        await page.goto('about:blank', { timeout: 5_000 });
        await close(options);
      };
      return page;
    } catch (error) {
      lost = error;
      // A lost tab may never answer, not even to being closed.
      close().catch(() => undefined);
    }
  }
  throw new Error(`Firefox did not open ${url}.`, { cause: lost });
}
