import { chromium, type Browser, type Page } from '@playwright/test';
import { resolve } from 'node:path';
import { build } from 'vite';
import { ensureChromium } from '../browsers.ts';

/** A page bundle as one script: the very modules the extension ships, without the extension. */
export async function bundle(entry: string, name = 'bundle', alias: Record<string, string> = {}): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    resolve: { alias },
    build: {
      write: false,
      minify: true,
      target: 'chrome129',
      lib: { entry: resolve(entry), formats: ['iife'], name },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${entry} was not bundled.`);
  return output.output[0].code;
}

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
}

/** A window of the size in which the pages were stored. It reaches no network: a page is only its HTML. */
export async function openStage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  await context.route('**/*', (route) => route.abort());
  return context.newPage();
}

const address = 'http://stage.invalid/';

/** Shows a stored page with these scripts in it. Loaded as a document, so that its shadow roots are parsed, too. */
export async function showStored(page: Page, html: string, scripts: readonly string[]): Promise<void> {
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(address);
  await page.unroute(address);
  for (const script of scripts) await page.evaluate(script);
}
