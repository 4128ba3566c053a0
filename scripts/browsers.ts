import { chromium } from '@playwright/test';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { findOnPath, firstRunnable, runCommand, say } from './commands.ts';
import { ensureDebianPackages } from './debian-packages.ts';

const usualChromiums = ['/snap/bin/chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const usualFirefoxes = [
  '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
  '/Applications/Firefox Nightly.app/Contents/MacOS/firefox',
];
/** The browsers only recommend a font; without any, every text would be boxes. */
const bareMachineFont = 'fonts-liberation';
/** From this version on Chrome and Edge ignore `--load-extension`; Chromium still honours it. */
const firstBrandedVersionWithoutLoading = 137;

/**
 * The path of a Chromium that can load an unpacked extension, installed now if need be: one given by name, the
 * system's, one that Playwright fetched before, Debian's, and last Playwright's own download.
 */
export async function ensureChromium(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return mustExist(given, 'CHROMIUM_PATH');
  const found = findChromium() ?? (await findOldBranded());
  if (found) return found;

  if (await ensureDebianPackages(['chromium', bareMachineFont])) {
    const installed = findChromium();
    if (installed) return installed;
  }
  const downloaded = await downloadChromium();
  if (downloaded) return downloaded;
  throw new Error(
    'No Chromium was found and none could be installed. Install one ("sudo apt-get install chromium", or ' +
      '"sudo npx playwright install --with-deps chromium"), or set CHROMIUM_PATH to the program. ' +
      'Google Chrome and Microsoft Edge will not do: since version 137 they refuse to load an extension from a folder.',
  );
}

/** The path of a Firefox that takes an unsigned extension: ESR or a developer edition, Debian's ESR if none is there. */
export async function ensureFirefox(): Promise<string> {
  const given = process.env['FIREFOX_PATH'];
  if (given) return mustExist(given, 'FIREFOX_PATH');
  const found = findFirefox();
  if (found) return found;
  if (await ensureDebianPackages(['firefox-esr', bareMachineFont])) {
    const installed = findFirefox();
    if (installed) return installed;
  }
  const release = findOnPath(['firefox']);
  if (release) return release;
  throw new Error(
    'No Firefox was found and none could be installed. Install Firefox ESR ("sudo apt-get install firefox-esr"), ' +
      'or set FIREFOX_PATH to an ESR or developer edition.',
  );
}

function findChromium(): string | undefined {
  const system = findOnPath(['chromium', 'chromium-browser']) ?? firstRunnable(usualChromiums);
  if (system && !isSnap(system)) return system;
  const fetched = chromium.executablePath();
  return existsSync(fetched) ? fetched : undefined;
}

function findFirefox(): string | undefined {
  const names = ['firefox-esr', 'firefox-developer-edition', 'firefox-devedition', 'firefox-nightly'];
  return findOnPath(names) ?? firstRunnable(usualFirefoxes);
}

/** A snap sees neither hidden folders nor /tmp, and so neither our builds nor our profiles. */
function isSnap(file: string): boolean {
  return file.startsWith('/snap/') || realpathSync(file).endsWith('/snap');
}

async function findOldBranded(): Promise<string | undefined> {
  for (const name of ['google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']) {
    const file = findOnPath([name]);
    if (!file) continue;
    const { output } = await runCommand(file, ['--version']);
    const version = Number(/(\d+)\.\d+\.\d+/.exec(output)?.[1] ?? Infinity);
    if (version < firstBrandedVersionWithoutLoading) return file;
  }
  return undefined;
}

async function downloadChromium(): Promise<string | undefined> {
  say('Downloading Chromium with Playwright (about 170 MB, once).');
  const program = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const { code, output } = await runCommand(process.execPath, [program, 'install', '--no-shell', 'chromium']);
  const file = chromium.executablePath();
  if (code !== 0 || !existsSync(file)) {
    const reasons = output.split('\n').filter((line) => /error|fail|denied/i.test(line));
    say(`The download failed:\n${reasons.slice(0, 5).join('\n')}`);
    return undefined;
  }
  const started = await runCommand(file, ['--version']);
  if (started.code === 0) return file;
  say(`The downloaded Chromium does not start:\n${started.output.trim().slice(-400)}`);
  return undefined;
}

function mustExist(file: string, variable: string): string {
  if (firstRunnable([file])) return file;
  throw new Error(`${variable} names ${file}, which cannot be run.`);
}
