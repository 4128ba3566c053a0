import { chromium } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureChromium } from '../../../scripts/browsers.ts';
import { openRealPopup, popupThatOpened, portFileOf } from './chromium-popup.ts';
import { popupPath, readManifest } from './launched.ts';
import type { Launched, LaunchOptions } from './launched.ts';

/** Chromium with the unpacked extension, its real toolbar popup included. */
export async function launchChromium(options: LaunchOptions): Promise<Launched> {
  const extension = resolve(options.extension);
  const manifest = await readManifest(extension);
  const executablePath = await ensureChromium();
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'handrail-chromium-')));
  // One left by an earlier browser would name a port that nobody listens on.
  await rm(portFileOf(profile), { force: true });
  if (options.saysYes) await grantInAdvance(profile, extension);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless ?? true,
    viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    colorScheme: options.colorScheme ?? 'light',
    handleSIGINT: options.handlesSignals ?? true,
    handleSIGTERM: options.handlesSignals ?? true,
    handleSIGHUP: options.handlesSignals ?? true,
    args: [
      // Its sandbox refuses to run as root, which is who tests are in a container.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      // Names that are not this machine's own: most browsers grant those of it what others have by https only.
      '--host-resolver-rules=MAP *.test 127.0.0.1',
      '--remote-debugging-port=0',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(options.args ?? []),
    ],
  });
  const origin = await originOf(context);
  return {
    context,
    origin,
    openPage: async (path) => {
      const page = await context.newPage();
      await page.goto(`${origin}/${path}`);
      return page;
    },
    openPopup: async (page) => {
      const popup = await openRealPopup(profile, page, `${origin}/${popupPath(manifest)}`);
      // A popup is outside the context, and so are its colours.
      await popup.emulateMedia({ colorScheme: options.colorScheme ?? 'light' });
      return popup;
    },
    popupThatOpened: () => popupThatOpened(profile, `${origin}/${popupPath(manifest)}`),
    stopWorker: () => stopWorker(context),
    close: async () => {
      await context.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * A headless Chromium shows no question and so gets no answer. One that remembers having granted these hosts before, and
 * having taken them back, asks nobody: nothing is granted at the start, and a request is.
 */
async function grantInAdvance(profile: string, extension: string): Promise<void> {
  const hosts = { api: [], explicit_host: ['<all_urls>'], manifest_permissions: [], scriptable_host: [] };
  const settings = { granted_permissions: hosts, runtime_granted_permissions: hosts };
  await mkdir(join(profile, 'Default'), { recursive: true });
  const preferences = { extensions: { settings: { [idOf(extension)]: settings } } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

/** What Chromium calls an unpacked extension: its folder's hash, in the letters a to p. */
function idOf(extension: string): string {
  const hash = createHash('sha256').update(extension).digest('hex').slice(0, 32);
  return hash.replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));
}

async function originOf(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }));
  return `chrome-extension://${new URL(worker.url()).host}`;
}

async function stopWorker(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}
