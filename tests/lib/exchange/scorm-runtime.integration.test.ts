import { chromium, type Browser, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toScorm } from '#lib/exchange/to-scorm.ts';
import { unpack } from '#lib/exchange/zip.ts';
import { ensureChromium } from '../../../scripts/browsers.ts';
import { aBook, aShownGuide } from '#tests/fixtures/a-book.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

/** A learning system as small as one can be: a real SCORM 1.2 runtime, and the lesson in a frame. */
const system = `<!doctype html><link rel="icon" href="data:,"><script src="/scorm.js"></script>
<script>window.API = new Scorm12API({ autocommit: false, logLevel: 5 });</script>
<iframe src="/guide-1.html" width="600" height="300"></iframe>`;

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', png: 'image/png', xml: 'text/xml' };
let browser: Browser;
let close: () => void;
let address: string;

beforeAll(async () => {
  const steps = Array.from({ length: 12 }, (_, index) =>
    aStep({ order: `a${index + 10}`, text: 'Words.\n\n'.repeat(4) }),
  );
  const long = aGuide({ ...aShownGuide(), steps: stepsById(...steps) });
  const files = new Map(
    (await unpack((await toScorm(aBook([long]))).bytes)).map(({ path, bytes }) => [`/${path}`, bytes]),
  );
  const runtime = createRequire(import.meta.url).resolve('scorm-again/scorm12/min');
  files.set('/scorm.js', new Uint8Array(readFileSync(runtime)));
  files.set('/', new TextEncoder().encode(system));
  const server = createServer((request, response) => {
    const bytes = files.get(request.url ?? '');
    const type = types[request.url?.split('.')[1] ?? 'html'] ?? 'text/html';
    response.writeHead(bytes ? 200 : 404, { 'content-type': type }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => server.close();
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser.close();
  close();
});

const value = (page: Page, name: string): Promise<string> =>
  page.evaluate(
    (asked) => (window as never as { API: { cmi: { core: Record<string, string> } } }).API.cmi.core[asked]!,
    name,
  );

test('a lesson is incomplete until its last step was seen, then completed, and its time is told at the end', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(address);
  await expect.poll(() => value(page, 'lesson_status')).toBe('incomplete');
  const lesson = page.frame({ url: /guide-1/ })!;
  await lesson.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => value(page, 'lesson_status')).toBe('completed');
  await page.evaluate(() => document.querySelector('iframe')!.remove());
  expect(await page.evaluate(() => (window as never as { API: { isTerminated(): boolean } }).API.isTerminated())).toBe(
    true,
  );
  expect(complaints).toEqual([]);
});
