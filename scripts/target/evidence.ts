import { byPages, readPairs, readReleases, type Pair, type Releases } from './corpus.ts';
import { bundle, launch, openStage, showStored } from './browser.ts';
import type { Row, Told } from './page/evidence.ts';
import { say } from '../commands.ts';

/** One pair with everything the learner may look at. */
export interface Trial {
  pair: Pair;
  bytes: number;
  /** The evidence of an element that did not change. */
  ideal: Record<string, number>;
  present: Row[];
  removed: Row[];
}

declare const told: Told;

/** Describes each target on its older page and compares it with what is on the newer one. */
export async function collectEvidence(pairs: readonly Pair[] = readPairs()): Promise<Trial[]> {
  const script = await bundle('scripts/target/page/evidence.ts');
  const browser = await launch();
  const trials: Trial[] = [];
  const known = new Map<string, Releases>();
  try {
    let page = await openStage(browser);
    let opened = 0;
    for (const group of byPages(pairs)) {
      const [{ app, st, st2 = st, a, b }] = group as [Pair];
      if (!known.has(app)) known.set(app, readReleases(app));
      const html = (release: string, page: string): string => known.get(app)?.[release]?.[page] ?? '';
      const keys = group.map(({ k }) => k);
      await showStored(page, html(a, st), [script, 'told.stage()']);
      const targets = await page.evaluate((keys) => told.describeAll(keys), keys);
      await showStored(page, html(b, st2), [script, 'told.stage()']);
      const ideals = await page.evaluate((targets) => told.idealOf(targets), targets);
      const rows = await page.evaluate(([keys, targets]) => told.compareAll(keys, targets), [keys, targets] as const);
      group.forEach((pair, at) => {
        trials.push({ pair, bytes: JSON.stringify(targets[at]).length, ideal: ideals[at]!, ...rows[at]! });
      });
      opened += 1;
      if (opened % 40 === 0) {
        say(`  ${trials.length} of ${pairs.length} pairs compared`);
        await page.context().close();
        page = await openStage(browser);
      }
    }
  } finally {
    await browser.close();
  }
  return trials;
}
