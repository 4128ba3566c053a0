import type { Page } from '@playwright/test';
import { say } from '../commands.ts';
import { launch, openStage, showStored } from './browser.ts';
import { byPages, readReleases, type Pair, type Releases } from './corpus.ts';

/** Two pages of an application and what is on both. */
export interface Visit {
  pairs: Pair[];
  page: Page;
  /** Shows the page on which the elements are described. */
  showOlder(): Promise<void>;
  /** Shows the page on which they are looked for. */
  showNewer(): Promise<void>;
}

/** A browser that has shown so many pages grows slow. */
const visitsMost = 40;

/** Visits all pages of the pairs with these scripts in them. */
export async function* walk(pairs: readonly Pair[], scripts: readonly string[]): AsyncGenerator<Visit> {
  const browser = await launch();
  const known = new Map<string, Releases>();
  try {
    let page = await openStage(browser);
    let visits = 0;
    let done = 0;
    for (const group of byPages(pairs)) {
      const [{ app, st, st2 = st, a, b }] = group as [Pair];
      if (!known.has(app)) known.set(app, readReleases(app));
      const show = (release: string, name: string): Promise<void> =>
        showStored(page, known.get(app)?.[release]?.[name] ?? '', scripts);
      yield { pairs: group, page, showOlder: () => show(a, st), showNewer: () => show(b, st2) };
      done += group.length;
      visits += 1;
      if (visits % visitsMost > 0) continue;
      say(`  ${done} of ${pairs.length} pairs`);
      await page.context().close();
      page = await openStage(browser);
    }
  } finally {
    await browser.close();
  }
}
