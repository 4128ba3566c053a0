import { browser } from '#lib/platform/browser.ts';

/** The tab the popup is about. */
export interface TabView {
  id: number;
  title: string;
  /** Null where the browser does not let us see it, and where it is not a web page. */
  url: string | null;
}

/** The tab in front, or the one named (`popup.html?tab=7` opens the popup as a page, for tests and for debugging). */
export async function findTab(id: number | null): Promise<TabView | null> {
  const tab = id === null ? await activeTab() : await browser.tabs.get(id).catch(() => undefined);
  if (tab?.id === undefined) return null;
  return { id: tab.id, title: tab.title ?? '', url: tab.url && /^https?:/.test(tab.url) ? tab.url : null };
}

async function activeTab() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** What is asked of the browser for a site. Without a port: Firefox refuses patterns that have one. */
export function permissionFor(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Our full page, at one of its places. */
export async function openStudio(place = '/'): Promise<void> {
  await browser.tabs.create({ url: `${browser.runtime.getURL('/studio.html')}#${place}` });
}
