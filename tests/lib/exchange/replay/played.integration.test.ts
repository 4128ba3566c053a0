import { createRunner, parse, PuppeteerRunnerExtension } from '@puppeteer/replay';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromReplay } from '#lib/exchange/replay/from-replay.ts';
import { toFlow } from '#lib/exchange/replay/to-replay.ts';
import { ensureChromium } from '../../../../scripts/browsers.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

/** Two lookalikes, a field, and a button in a shadow tree; each tells the title of the page what was done. */
const app = `<!doctype html><title></title><script>const did = (what) => (document.title += what + ',');</script>
<button onclick="did('wrong')">Delete</button><button id="new" onclick="did('new')">New lead</button>
<form onsubmit="did('sent'); return false"><label>Name <input name="who" onfocus="did('field')"></label></form>
<x-part></x-part><script>
const root = document.querySelector('x-part').attachShadow({ mode: 'open' });
root.innerHTML = '<button data-testid="save">Save</button>';
root.querySelector('button').onclick = () => did('save');
</script>`;

let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(app));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/leads/new`;
  browser = await puppeteer.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser.close();
  server.close();
});

const field = aTarget({ tag: 'input', role: 'textbox', name: 'Name', hooks: { name: 'who' } });
const guide = () =>
  aGuide({
    pages: [address],
    steps: stepsById(
      aStep({ order: 'a0', target: aTarget({ name: 'New lead', hooks: { id: 'new' } }) }),
      aStep({ order: 'a1', action: 'press', advanceOn: 'press', target: field }),
      aStep({ order: 'a2', target: aTarget({ name: 'Save', hooks: { 'data-testid': 'save' }, shadow: ['x-part'] }) }),
    ),
  });

async function play(flow: unknown): Promise<string> {
  const page = await browser.newPage();
  const runner = await createRunner(
    parse(flow),
    new PuppeteerRunnerExtension(browser as never, page as never, { timeout: 8_000 }),
  );
  await runner.run();
  const done = await (page as Page).title();
  await page.close();
  return done;
}

test('what we export does in a real browser what its author did', async () => {
  expect(await play(toFlow(guide()).flow)).toBe('new,field,sent,save,');
});

test('and what is imported from that and exported again does the same', async () => {
  const imported = fromReplay(toFlow(guide()).flow)!.draft;
  expect(await play(toFlow(aGuide({ ...imported })).flow)).toBe('new,field,sent,save,');
});

test('each way of naming an element leads to it alone', async () => {
  const { flow } = toFlow(guide());
  const click = flow.steps.filter(({ selectors }) => selectors)[0]!;
  for (const selector of click.selectors!)
    expect(await play({ ...flow, steps: [flow.steps[0], { ...click, selectors: [selector] }] })).toBe('new,');
});
