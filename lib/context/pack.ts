import { audienceOf, dayOf, isShownOn } from '#lib/model/audience.ts';
import type { Entry } from '#lib/model/guide.ts';
import { matchesPage, originOf } from '#lib/model/page-pattern.ts';

/** What the agent needs to know of one guide. */
export interface PackedGuide {
  id: string;
  kind: Entry['kind'];
  pages: string[];
  /** Grows with each publishing, so that a page that shows it hears of the new one. */
  revision: number;
  /** Whether it is shown is decided when a page is looked at. */
  shownFrom?: string | undefined;
  shownUntil?: string | undefined;
}

/** What goes on in the browser that a page may have to take part in. */
export interface Activity {
  /** Some tab has a walkthrough or tip sheet open. */
  hasRuns: boolean;
}

export const activityKey = 'activity';
export const packKey = (origin: string): string => `pack:${origin}`;

/** One small pack per enabled origin, so that a page reads only its own. */
export function makePacks(entries: Entry[], origins: string[]): Map<string, PackedGuide[]> {
  const packs = new Map<string, PackedGuide[]>(origins.map((origin) => [origin, []]));
  for (const entry of entries) {
    const { id, kind, pages, revision } = entry;
    const { forTeams: _, ...days } = audienceOf(entry);
    const packed = { id, kind, pages, revision, ...days };
    for (const origin of new Set(pages.map(originOf))) packs.get(origin ?? '')?.push(packed);
  }
  return packs;
}

export function guidesHere(pack: PackedGuide[], address: string, today = dayOf()): PackedGuide[] {
  return pack.filter((one) => isShownOn(one, today) && one.pages.some((page) => matchesPage(page, address)));
}
