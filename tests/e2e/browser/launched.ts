import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';

export interface LaunchOptions {
  /** The folder of the built extension. */
  readonly extension: string;
  /** A folder that outlives the browser; without it, the profile is new and thrown away. */
  readonly profile?: string;
  readonly headless?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  readonly colorScheme?: 'light' | 'dark';
  readonly args?: readonly string[];
  /** The browser says yes to whatever optional hosts the extension asks for; without it, its question waits for ever. */
  readonly saysYes?: boolean;
  /** False where the caller ends the browser on Ctrl-C; otherwise Playwright would, and the whole process with it. */
  readonly handlesSignals?: boolean;
}

/** A browser with the extension in it, driven in the same way whichever browser it is. */
export interface Launched {
  readonly context: BrowserContext;
  /** `chrome-extension://id` or `moz-extension://uuid`, without a slash at the end. */
  readonly origin: string;
  /** Opens one of the extension's pages in a tab: `openPage('studio.html')`. */
  openPage(path: string): Promise<Page>;
  /** Opens the popup as it stands for this page; in Firefox, which cannot be asked for it, as a tab. */
  openPopup(page: Page): Promise<Page>;
  /** The popup that the extension opens by itself. Not in Firefox, which lets no extension do that unasked. */
  popupThatOpened?(): Promise<Page>;
  /** Ends the background as the browser does when it is idle; the next message to it starts it again. */
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

export interface Manifest {
  readonly action?: { readonly default_popup?: string };
  readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
}

/** What the build says of itself; an error that names the missing build beats a browser without an extension. */
export async function readManifest(extension: string): Promise<Manifest> {
  const file = join(extension, 'manifest.json');
  if (!existsSync(file)) throw new Error(`There is no built extension in ${extension}. Build it first.`);
  return JSON.parse(await readFile(file, 'utf8')) as Manifest;
}

export function popupPath(manifest: Manifest): string {
  const path = manifest.action?.default_popup;
  if (!path) throw new Error('The extension has no popup: its manifest says nothing of action.default_popup.');
  return path.replace(/^\//, '');
}
