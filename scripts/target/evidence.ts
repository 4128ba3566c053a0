import { existsSync } from 'node:fs';
import { appendFile, open } from 'node:fs/promises';
import type { Target } from '#lib/model/target.ts';
import { bundle } from './browser.ts';
import type { Pair } from './corpus.ts';
import type { Row, Told } from './page/evidence.ts';
import { walk } from './walk.ts';

/** One pair with everything the learner may look at. */
export interface Trial {
  pair: Pair;
  target: Target;
  present: Row[];
  /** The same page without the element. */
  removed: Row[];
}

declare const told: Told;

/** What was collected into a file is read from there; without the file it is collected, and left in it. */
export async function evidenceIn(file: string, pairs: readonly Pair[]): Promise<Trial[]> {
  if (!existsSync(file)) {
    const trials = await collectEvidence(pairs);
    for (const trial of trials) await appendFile(file, `${JSON.stringify(trial)}\n`);
    return trials;
  }
  const trials: Trial[] = [];
  for await (const line of (await open(file)).readLines()) trials.push(JSON.parse(line) as Trial);
  return trials;
}

/** Describes each target on its older page and compares it with what is on the newer one. */
export async function collectEvidence(pairs: readonly Pair[]): Promise<Trial[]> {
  const trials: Trial[] = [];
  const scripts = [await bundle('scripts/target/page/evidence.ts'), 'told.stage()'];
  for await (const { pairs: group, page, showOlder, showNewer } of walk(pairs, scripts)) {
    const keys = group.map(({ k }) => k);
    await showOlder();
    const targets = await page.evaluate((keys) => told.describeAll(keys), keys);
    await showNewer();
    const rows = await page.evaluate(([keys, targets]) => told.compareAll(keys, targets), [keys, targets] as const);
    group.forEach((pair, at) => trials.push({ pair, target: targets[at]!, ...rows[at]! }));
  }
  return trials;
}
