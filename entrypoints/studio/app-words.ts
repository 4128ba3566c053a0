import { counted } from '#components/ui/time.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import type { App } from '#lib/model/workspace.ts';
import type { LibraryItem } from '#lib/store/read.ts';

/** How many guides there are at these addresses, in words: "3 published guides and 1 draft"; null where there is none. */
export function guidesAt(origins: readonly string[], items: readonly LibraryItem[]): string | null {
  const isThere = ({ pages }: LibraryItem) => pages.some((pattern) => origins.includes(originOf(pattern) ?? ''));
  const there = items.filter(isThere);
  const published = there.filter(({ entry }) => entry).length;
  const words = [
    published > 0 && counted(published, 'published guide'),
    there.length > published && counted(there.length - published, 'draft'),
  ].filter(Boolean);
  return words.length > 0 ? words.join(' and ') : null;
}

/** An address that goes, and where its guides are met then; null: nowhere. */
export type Place = readonly [from: string, to: string | null];

/** What becomes of the addresses that go. What comes in the place of one is a good guess. */
export function placesOf(app: App, origins: readonly string[], chosen: Record<string, string>): Place[] {
  const come = origins.filter((origin) => !app.origins.includes(origin));
  const gone = app.origins.filter((origin) => !origins.includes(origin));
  return gone.map((origin, index) => {
    const place = chosen[origin] ?? come[Math.min(index, come.length - 1)] ?? '';
    return [origin, origins.includes(place) ? place : null];
  });
}

/** What that means for everybody. */
export function whatChanges(places: readonly Place[], others: readonly App[], items: readonly LibraryItem[]): string {
  const lost = places.flatMap(([from, to]) => (to === null ? [from] : []));
  const moved = places.flatMap(([from, to]) => {
    const guides = to === null ? null : guidesAt([from], items);
    return guides ? [`Met at ${to} instead of ${from} from then on: ${guides}.`] : [];
  });
  return [...moved, ...(lost.length > 0 ? [whatIsLost(lost, others, items)] : [])].join(' ');
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
