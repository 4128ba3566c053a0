import { activityKey, makePacks, packKey, type Activity } from '#lib/context/pack.ts';
import type { Entry } from '#lib/model/guide.ts';
import { browser } from '#lib/platform/browser.ts';
import { readSites } from './sites.ts';

/** Put what pages need to know where they can read it without waking us; written only where something changed. */
export async function writePacks(entries: Entry[]): Promise<void> {
  const packs = makePacks(entries, await readSites());
  const stored = await browser.storage.local.get(null);
  const stale = Object.keys(stored).filter((key) => key.startsWith('pack:') && !packs.has(key.slice('pack:'.length)));
  const changed = [...packs].filter(
    ([origin, pack]) => JSON.stringify(stored[packKey(origin)]) !== JSON.stringify(pack),
  );
  if (stale.length > 0) await browser.storage.local.remove(stale);
  if (changed.length > 0)
    await browser.storage.local.set(Object.fromEntries(changed.map(([origin, pack]) => [packKey(origin), pack])));
}

export async function writeActivity(activity: Activity): Promise<void> {
  await browser.storage.local.set({ [activityKey]: activity });
}
