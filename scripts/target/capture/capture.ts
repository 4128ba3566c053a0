import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { machineEnvironment, runCommand, say } from '../../commands.ts';
import { bundle, launch, openStage, showStored } from '../browser.ts';
import { writePairs, writeReleases, type Pair, type Releases } from '../corpus.ts';
import type { Listed } from '../page/listing.ts';
import type { ReleasedApp } from './apps/app.ts';
import { choose, pairOf, perPage, sample } from './pairs.ts';
import { serve } from './serve.ts';

declare const listing: { list(): Listed[] };

/** Fetches each release of an application, shows its pages, and stores them with what is the same on two of them. */
export async function capture(app: ReleasedApp): Promise<void> {
  const browser = await launch();
  try {
    const releases: Releases = {};
    for (const version of app.versions) {
      const folder = await fetchRelease(app, version);
      releases[version] = await storePages(browser, app, folder, version);
    }
    writeReleases(app.name, releases);
    const pairs = choose(await pairsOf(browser, app, releases));
    writePairs(app.name, pairs);
    say(`${app.name}: ${app.versions.length} releases, ${pairs.length} pairs`);
  } finally {
    await browser.close();
  }
}

async function fetchRelease({ name, npm }: ReleasedApp, version: string): Promise<string> {
  const folder = join('.handrail/releases', name, version);
  if (!existsSync(join(folder, 'package'))) {
    mkdirSync(folder, { recursive: true });
    const pack = ['pack', `${npm}@${version}`, '--pack-destination', folder, '--silent'];
    await runCommand('npm', pack, { env: machineEnvironment() });
    const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
    if (!archive) throw new Error(`${npm}@${version} cannot be had.`);
    await runCommand('tar', ['-xzf', archive], { cwd: folder });
  }
  return join(folder, 'package');
}

async function storePages(
  browser: Browser,
  app: ReleasedApp,
  folder: string,
  version: string,
): Promise<Record<string, string>> {
  const root = join(folder, app.root ?? '');
  const html = typeof app.html === 'string' ? app.html : app.html(root);
  const server = await serve(root, { ...app.files, 'index.html': html });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const script = await bundle('scripts/target/page/snapshot.ts');
  const pages: Record<string, string> = {};
  try {
    for (const [state, arrange] of Object.entries(app.states)) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, deviceScaleFactor: 1 });
      await context.route(
        (url) => url.origin !== origin,
        (route) => route.abort(),
      );
      const page = await context.newPage();
      try {
        await page.goto(`${origin}/index.html`);
        const shown = (await arrange(page)) ?? page;
        await shown.evaluate(script);
        await page.screenshot({ path: join(folder, '..', `${state}.png`) });
        const hidden = JSON.stringify(app.hidden);
        pages[state] = await shown.evaluate(`snapshot(${app.truth}, ${hidden})`);
        say(`  ${app.name} ${version} ${state}: ${pages[state]?.split('data-gt=').length ?? 0} known elements`);
      } catch (error) {
        say(`  ${app.name} ${version} ${state} left out: ${String(error).split('\n')[0]}`);
      } finally {
        await context.close();
      }
    }
  } finally {
    server.close();
  }
  return pages;
}

/** Everything that is on both pages of two releases: one apart, three apart, and the first and the last. */
async function pairsOf(browser: Browser, app: ReleasedApp, releases: Releases): Promise<Pair[]> {
  const script = await bundle('scripts/target/page/listing.ts');
  const page = await openStage(browser);
  const known = new Map<string, Listed[]>();
  const look = async (version: string, state: string): Promise<Listed[]> => {
    const html = releases[version]?.[state];
    if (!html) return [];
    const name = `${version} ${state}`;
    if (!known.has(name)) {
      await showStored(page, html, [script, 'listing.stage()']);
      known.set(name, await page.evaluate(() => listing.list()));
    }
    return known.get(name) ?? [];
  };
  const same = Object.keys(app.states).map((state) => [state, state] as const);
  const pairs: Pair[] = [];
  for (const [from, a] of app.versions.entries()) {
    for (const [to, b] of app.versions.entries()) {
      const gap = to - from;
      const isWhole = from === 0 && to === app.versions.length - 1;
      const states = gap === 0 ? (app.languages ?? []) : gap === 1 || gap === 3 || isWhole ? same : [];
      for (const [st, st2] of states) {
        const now = new Map((await look(b, st2)).map((listed) => [listed.key, listed]));
        const both = (await look(a, st)).filter(({ key }) => now.has(key));
        for (const old of sample(both, ({ key }) => [st, a, b, key]).slice(0, perPage))
          pairs.push(pairOf(old, now.get(old.key)!, { app: app.name, st, ...(st !== st2 && { st2 }), a, b, gap }));
      }
    }
  }
  await page.context().close();
  return pairs;
}
