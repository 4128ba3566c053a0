import { originOf } from '#lib/model/page-pattern.ts';
import { browser } from '#lib/platform/browser.ts';

const key = 'sites';
const offKey = 'offSites';

/** Origins where Handrail runs: this person enabled them on this device, and no steward switched them off for everybody. */
export async function readSites(): Promise<string[]> {
  const off = await readOrigins(offKey);
  return (await readEnabledSites()).filter((site) => !off.includes(site));
}

/** Are other sites enabled since these changes of the browser's storage? */
export function changesSites(changes: object): boolean {
  return key in changes || offKey in changes;
}

/** Does Handrail run on the site of this address? */
export async function isEnabledAt(address: string): Promise<boolean> {
  return (await readSites()).includes(originOf(address) ?? '');
}

/** Those that this person enabled, whatever stewards say of them. */
export function readEnabledSites(): Promise<string[]> {
  return readOrigins(key);
}

/** What stewards switched off from now on. Replies where that changed anything. */
export async function writeOffSites(off: readonly string[]): Promise<{ gone: string[]; back: string[] }> {
  const before = await readOrigins(offKey);
  const gone = off.filter((site) => !before.includes(site));
  const back = before.filter((site) => !off.includes(site));
  if (gone.length + back.length > 0) await browser.storage.local.set({ [offKey]: off });
  return { gone, back };
}

async function readOrigins(name: typeof key | typeof offKey): Promise<string[]> {
  return ((await browser.storage.local.get(name))[name] as string[] | undefined) ?? [];
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
  for (const site of await readEnabledSites()) {
    if (await browser.permissions.contains({ origins: [matchPatternOf(site)] })) continue;
    await removeSite(site);
    removed.push(site);
  }
  return removed;
}

/** One change at a time: the browser's storage has no transactions, and a list written over another one forgets sites. */
async function changeSites(change: (sites: string[]) => string[]): Promise<void> {
  await navigator.locks.request('handrail-sites', async () => {
    await browser.storage.local.set({ [key]: change(await readEnabledSites()) });
  });
}

/** A match pattern for the browser. Without the port, which Firefox refuses there; the agent checks the whole origin. */
export function matchPatternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
