import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { launchChromium } from '../../tests/e2e/browser/chromium.ts';
import type { Launched } from '../../tests/e2e/browser/launched.ts';
import { say } from '../commands.ts';
import type { Browser } from 'webextension-polyfill';
import { intervalOf, median } from './statistics.ts';

const rounds = 20;
const warmUps = 3;
const folder = '.handrail/bench';
const elements = 2_000;

/** Around the script under test, in its own world: when it began, and when what it asked of storage was answered. */
const probes = {
  'probe-before.js': `globalThis.bench = { begun: performance.now(), pending: 0, isRead: false };
    bench.settle = () => setTimeout(() => {
      if (bench.pending > 0 || !bench.isRead) return;
      document.documentElement.dataset.bench = JSON.stringify({ done: bench.done, own: bench.done - bench.begun });
    });
    for (const area of new Set([globalThis.chrome, globalThis.browser].flatMap((api) => api?.storage ? [api.storage.local] : []))) {
      const get = area.get.bind(area);
      area.get = async (...keys) => {
        bench.pending += 1;
        try { return await get(...keys); } finally {
          bench.pending -= 1;
          // The answer is handed on first; what is done with it is part of the time.
          queueMicrotask(() => queueMicrotask(() => { bench.done = performance.now(); bench.settle(); }));
        }
      };
    }`,
  'probe-after.js': `bench.isRead = true; bench.done ??= performance.now(); if (bench.pending === 0) bench.done = performance.now();
    bench.settle();`,
};

interface Timed {
  /** From the start of the navigation. */
  done: number;
  /** From the start of the injected script. */
  own: number;
}

/** Time from page load to "nothing to do here": Handrail's agent on a page without guides, and an extension that does nothing. */
export async function measureNothingToDo(build: string): Promise<void> {
  await rm(join(folder, 'handrail'), { recursive: true, force: true });
  await cp(build, join(folder, 'handrail'), { recursive: true });
  await writeEmpty(join(folder, 'empty'));
  for (const name of ['handrail', 'empty'])
    for (const [file, code] of Object.entries(probes)) await writeFile(join(folder, name, file), code);

  const site = await serve();
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const ours = await launchChromium({ extension: join(folder, 'handrail') });
  const empty = await launchChromium({ extension: join(folder, 'empty') });
  try {
    await register(ours, 'popup.html', 'agent.js', address);
    await register(empty, 'page.html', 'empty.js', address);
    const pairs: { ours: Timed; empty: Timed }[] = [];
    for (let round = -warmUps; round < rounds; round += 1) {
      const isOursFirst = Math.random() < 0.5;
      const first = await load(isOursFirst ? ours : empty, address);
      const second = await load(isOursFirst ? empty : ours, address);
      if (round >= 0) pairs.push(isOursFirst ? { ours: first, empty: second } : { ours: second, empty: first });
    }
    report(pairs);
  } finally {
    await ours.close();
    await empty.close();
    site.close();
  }
}

function report(pairs: { ours: Timed; empty: Timed }[]): void {
  say(`\nFrom page load to "nothing to do", a page of ${elements} elements without guides, ${pairs.length} rounds`);
  for (const [what, key] of [
    ['since the navigation', 'done'],
    ['of it since the script began', 'own'],
  ] as const) {
    const ours = median(pairs.map((pair) => pair.ours[key]));
    const empty = median(pairs.map((pair) => pair.empty[key]));
    say(`${what.padEnd(30)} agent ${ours.toFixed(2)} ms, empty extension ${empty.toFixed(2)} ms`);
  }
  const ratios = pairs.map((pair) => pair.ours.done / pair.empty.done);
  const [low, high] = intervalOf(ratios);
  const spread = `95 % of medians between ${low.toFixed(2)} and ${high.toFixed(2)}`;
  say(`ratio of the paired times      ${median(ratios).toFixed(2)} (${spread})`);
}

/** What enabling a site does, without a workspace: the pack is there and empty, the script is registered. */
async function register(launched: Launched, path: string, script: string, origin: string): Promise<void> {
  const page = await launched.openPage(path);
  await page.evaluate(
    async ([file, site]) => {
      const api = (globalThis as unknown as { chrome: Browser }).chrome;
      await api.storage.local.set({ sites: [site], [`pack:${site}`]: [] });
      await api.scripting.registerContentScripts([
        {
          id: 'bench',
          js: ['probe-before.js', file, 'probe-after.js'],
          matches: ['http://127.0.0.1/*'],
          runAt: 'document_start',
        },
      ]);
    },
    [script, origin] as const,
  );
  await page.close();
}

async function load({ context }: Launched, address: string): Promise<Timed> {
  const page = await context.newPage();
  try {
    await page.goto(address, { waitUntil: 'load' });
    const said = await page.locator('html[data-bench]').getAttribute('data-bench', { timeout: 10_000 });
    return JSON.parse(said ?? '') as Timed;
  } finally {
    await page.close();
  }
}

async function writeEmpty(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'empty',
    version: '1.0',
    permissions: ['storage', 'scripting'],
    host_permissions: ['<all_urls>'],
    background: { service_worker: 'worker.js' },
    action: { default_popup: 'page.html' },
  };
  const files = {
    'manifest.json': JSON.stringify(manifest),
    'worker.js': '',
    'empty.js': '',
    'page.html': '<!doctype html>',
  };
  for (const [file, content] of Object.entries(files)) await writeFile(join(target, file), content);
}

async function serve(): Promise<Server> {
  const rows = Array.from(
    { length: elements / 4 },
    (_, i) => `<li><a href="#${i}">Lead ${i}</a> <button>Open</button></li>`,
  );
  const html = `<!doctype html><title>Leads</title><main><h1>Leads</h1><ul>${rows.join('')}</ul></main>`;
  const site = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(html));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return site;
}
