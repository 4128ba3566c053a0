import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { Launched } from './launched.ts';

/** By hand: `node tests/e2e/browser/launch.check.ts` proves the two launchers with an extension of a few lines. */
const folder = await mkdtemp(join(tmpdir(), 'handrail-check-'));
const site = createServer((_request, response) => {
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<!doctype html><title>Some page</title><h1>Some page</h1>');
});
await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;

try {
  const chromium = await launchChromium({
    extension: await writeExtension('chromium', { service_worker: 'worker.js' }),
  });
  await check('Chromium', chromium, true);
  const firefox = await launchFirefox({ extension: await writeExtension('firefox', { scripts: ['worker.js'] }) });
  await check('Firefox', firefox, false);
} finally {
  site.close();
  await rm(folder, { recursive: true, force: true });
}

async function check(name: string, launched: Launched, hasRealPopup: boolean): Promise<void> {
  try {
    const before = await launched.context.newPage();
    await before.goto(`${address}first`);
    const page = await launched.context.newPage();
    await page.goto(address);
    await page.locator('html[data-content-script]').waitFor();

    const first = await askBackground(page);
    assert.equal(await askBackground(page), first, 'the background stays the same');
    await launched.stopWorker();
    assert.notEqual(await askBackground(page), first, 'the background was stopped and is born again');

    for (const shown of [page, before, page]) {
      const popup = await launched.openPopup(shown);
      const tab = await popup.locator('output').textContent({ timeout: 5_000 });
      if (hasRealPopup) assert.equal(tab, shown.url(), 'the popup stands for the page');
      await popup.close();
    }
    process.stdout.write(`${name}: the extension loads, its popup opens, its background restarts\n`);
  } finally {
    await launched.close();
  }
}

async function askBackground(page: Page): Promise<string> {
  await page.evaluate(() => {
    delete document.documentElement.dataset['born'];
    document.dispatchEvent(new Event('ask'));
  });
  return (await page.locator('html[data-born]').getAttribute('data-born')) ?? '';
}

async function writeExtension(name: string, background: object): Promise<string> {
  const target = join(folder, name);
  await mkdir(target);
  const manifest = {
    manifest_version: 3,
    name: 'check',
    version: '1.0',
    permissions: ['tabs'],
    host_permissions: ['<all_urls>'],
    background,
    action: { default_popup: 'popup.html' },
    content_scripts: [{ matches: ['<all_urls>'], js: ['content.js'] }],
    browser_specific_settings: { gecko: { id: 'check@handrail.example' } },
  };
  const files = {
    'manifest.json': JSON.stringify(manifest),
    'worker.js':
      'const born = String(Math.random()); chrome.runtime.onMessage.addListener((m, s, reply) => reply(born));',
    'content.js': `const page = document.documentElement.dataset;
      page.contentScript = 'yes';
      document.addEventListener('ask', () => chrome.runtime.sendMessage('born?', (born) => { page.born = born; }));`,
    'popup.html': '<!doctype html><output></output><script src="popup.js"></script>',
    'popup.js': `chrome.tabs.query({ active: true, currentWindow: true }, ([tab]) => {
      document.querySelector('output').textContent = tab.url;
    });`,
  };
  for (const [file, content] of Object.entries(files)) await writeFile(join(target, file), content);
  return target;
}
