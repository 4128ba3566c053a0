import { browser } from '#lib/platform/browser.ts';

const key = 'sites';

/** Origins this person enabled on this device. */
export async function readSites(): Promise<string[]> {
  return ((await browser.storage.local.get(key))[key] as string[] | undefined) ?? [];
}

export async function addSite(origin: string): Promise<void> {
  const sites = await readSites();
  if (!sites.includes(origin)) await browser.storage.local.set({ [key]: [...sites, origin] });
}

export async function removeSite(origin: string): Promise<void> {
  await browser.storage.local.set({ [key]: (await readSites()).filter((site) => site !== origin) });
}

/** A match pattern for the browser. Without the port, which Firefox refuses there; the agent checks the whole origin. */
export function matchPatternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
