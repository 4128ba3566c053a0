import type { Page } from '@playwright/test';
import { say } from '../../commands.ts';
import { bundle, launch, openStage, showStored } from '../browser.ts';
import { readReleases, writePairs, writeReleases, type Pair, type Releases } from '../corpus.ts';
import type { Listed } from '../page/listing.ts';
import { pairOf, sample } from './pairs.ts';
import { traps, type Trap } from './trap.ts';

declare const listing: { list(): Listed[] };
declare const trap: { set(trap: Trap, keys: string[], most: number): string[] };

/** Pages with light elements only: what is in shadow roots is not reached by what sets the traps. */
const sources: Record<string, readonly string[]> = {
  adminlte: ['mailbox', 'profile'],
  altair: ['headers'],
  bullboard: ['failed', 'latest'],
  formio: ['main'],
  jsoneditor: ['english'],
  n8n: ['credentials', 'users', 'variables'],
  nodered: ['main'],
  swagger: ['list'],
};
const perPageAndTrap = 4;
const perTrap = 40;
const app = 'traps';
const stored = 'stored';

/**
 * Stores the newest pages of the other applications again, each as it is (release `stored`) and with each kind of trap
 * set in it (releases `swapped`, `copied`, `renamed`, `inserted`), as one application.
 */
export async function captureTraps(): Promise<void> {
  const scripts = {
    listing: await bundle('scripts/target/page/listing.ts'),
    trap: await bundle('scripts/target/capture/trap.ts'),
  };
  const browser = await launch();
  try {
    const page = await openStage(browser);
    const list = async (html: string): Promise<Map<string, Listed>> => {
      await showStored(page, html, [scripts.listing, 'listing.stage()']);
      const listed = await page.evaluate(() => listing.list());
      return new Map(listed.map((one) => [one.key, one]));
    };
    const releases: Releases = Object.fromEntries([stored, ...traps].map((name) => [name, {}]));
    const pairs: Pair[] = [];
    for (const [st, html] of storedPages()) {
      releases[stored]![st] = html;
      const before = await list(html);
      for (const kind of traps) {
        const keys = sample([...before.keys()], (key) => [st, kind, key]);
        await showStored(page, html, [scripts.trap]);
        const set = await setTraps(page, kind, keys);
        if (set.keys.length === 0) continue;
        releases[kind]![st] = set.html;
        const after = await list(set.html);
        for (const key of set.keys.filter((key) => after.has(key)))
          pairs.push(pairOf(before.get(key)!, after.get(key)!, { app, st, a: stored, b: kind, gap: 1 }));
        say(`  ${st} ${kind}: ${set.keys.length}`);
      }
    }
    writeReleases(app, releases);
    const chosen = traps.flatMap((kind) =>
      sample(
        pairs.filter(({ b }) => b === kind),
        ({ st, b, k }) => [st, b, k],
      ).slice(0, perTrap),
    );
    writePairs(app, chosen);
    say(`${app}: ${chosen.length} pairs of ${pairs.length}`);
  } finally {
    await browser.close();
  }
}

function storedPages(): [name: string, html: string][] {
  return Object.entries(sources).flatMap(([name, states]) => {
    const newest = Object.values(readReleases(name)).at(-1)!;
    return states.map((state): [string, string] => [`${name} ${state}`, newest[state]!]);
  });
}

async function setTraps(page: Page, kind: Trap, keys: string[]): Promise<{ keys: string[]; html: string }> {
  return page.evaluate(
    ([kind, keys, most]) => {
      const set = trap.set(kind, keys, most);
      return { keys: set, html: `<!doctype html>${document.documentElement.outerHTML}` };
    },
    [kind, keys, perPageAndTrap] as const,
  );
}
