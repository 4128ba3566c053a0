import { browser } from '#lib/platform/browser.ts';

/** What goes on in a tab and came there through others. */
interface InTab {
  tabId: number;
  from?: number[];
}

/**
 * Which tabs it came through once it is in this one: where one of its tabs opened that, or is it. Null where the tab has
 * nothing to do with it, or it is there already.
 */
export async function wayTo({ tabId: now, from = [] }: InTab, tabId: number): Promise<number[] | null> {
  if (tabId === now) return null;
  const way = [...from, now];
  if (way.includes(tabId)) return way.slice(0, way.indexOf(tabId));
  const { openerTabId } = (await browser.tabs.get(tabId).catch(() => undefined)) ?? {};
  return openerTabId !== undefined && way.includes(openerTabId) ? way.slice(0, way.indexOf(openerTabId) + 1) : null;
}

/** The latest of these tabs that is still there. */
export async function lastOpen(tabs: readonly number[]): Promise<number | null> {
  for (const tabId of tabs.toReversed()) if (await browser.tabs.get(tabId).catch(() => undefined)) return tabId;
  return null;
}
