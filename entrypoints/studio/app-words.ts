import { counted } from '#components/ui/time.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import type { App } from '#lib/model/workspace.ts';
import type { LibraryItem } from '#lib/store/read.ts';

/** How many guides there are at these addresses, in words: "3 published guides and 1 draft"; null where there is none. */
export function guidesAt(origins: readonly string[], items: readonly LibraryItem[]): string | null {
  const isThere = ({ entry, guide }: LibraryItem) =>
    (entry ?? guide)?.pages.some((pattern) => origins.includes(originOf(pattern) ?? '')) ?? false;
  const there = items.filter(isThere);
  const published = there.filter(({ entry }) => entry).length;
  const words = [
    published > 0 && counted(published, 'published guide'),
    there.length > published && counted(there.length - published, 'draft'),
  ].filter(Boolean);
  return words.length > 0 ? words.join(' and ') : null;
}

/** What it means for everybody that an app is not at these addresses any more. */
export function whatIsLost(gone: readonly string[], others: readonly App[], items: readonly LibraryItem[]): string {
  const lost = gone.filter((origin) => !others.some(({ origins }) => origins.includes(origin)));
  if (lost.length === 0) return 'Another app has the same address, so guides are shown there as before.';
  const places = lost.join(' and ');
  const guides = guidesAt(lost, items);
  const kept = guides ? `Kept, but shown to nobody until it is added again: ${guides}.` : 'No guide is about it.';
  return `Nothing of Handrail runs on ${places} any more, for anybody. ${kept}`;
}

/** The addresses that somebody typed, one a line, each cut to where it begins; or the first line that is none. */
export function readAddresses(text: string): { origins: string[] } | { bad: string } {
  const origins = new Set<string>();
  for (const line of text.split(/\s+/).filter(Boolean)) {
    const address = line.includes('://') ? line : `https://${line}`;
    const url = URL.canParse(address) ? new URL(address) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.host.includes('*')) return { bad: line };
    origins.add(url.origin);
  }
  return { origins: [...origins] };
}
