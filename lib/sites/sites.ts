import { browser } from '#lib/platform/browser.ts';

const key = 'sites';

/** Origins this person enabled on this device. */
export async function readSites(): Promise<string[]> {
  return ((await browser.storage.local.get(key))[key] as string[] | undefined) ?? [];
}

export async function addSite(origin: string): Promise<void> {
  await changeSites((sites) => (sites.includes(origin) ? sites : [...sites, origin]));
}

export async function removeSite(origin: string): Promise<void> {
  await changeSites((sites) => sites.filter((site) => site !== origin));
}

/** What the person took away in the browser is not enabled any more, and can be enabled anew in the popup. Replies what. */
export async function removeUngrantedSites(): Promise<string[]> {
  const removed: string[] = [];
  for (const site of await readSites()) {
    if (await browser.permissions.contains({ origins: [matchPatternOf(site)] })) continue;
    await removeSite(site);
    removed.push(site);
  }
  return removed;
}

/** One change at a time: the browser's storage has no transactions, and a list written over another one forgets sites. */
async function changeSites(change: (sites: string[]) => string[]): Promise<void> {
  await navigator.locks.request('handrail-sites', async () => {
    await browser.storage.local.set({ [key]: change(await readSites()) });
  });
}

/** A match pattern for the browser. Without the port, which Firefox refuses there; the agent checks the whole origin. */
export function matchPatternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
