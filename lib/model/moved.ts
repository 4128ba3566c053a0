import type { Guide } from './guide.ts';
import { originOf, type PagePattern } from './page-pattern.ts';
import type { App } from './workspace.ts';

/** By an address that an app had, the one where what was written for it is met now. */
export type Moves = ReadonlyMap<string, string>;

export interface MovedApp {
  app: App;
  to: string;
}

/**
 * By an address, the app that was there. Stewards say that, and another app that comes to that address does not unsay it.
 * Where two apps were there, it is the same one everywhere.
 */
export function movedApps(apps: readonly App[]): ReadonlyMap<string, MovedApp> {
  const firstLast = apps.toSorted((one, other) => (one.id < other.id ? 1 : -1));
  return new Map(
    firstLast.flatMap((app) =>
      Object.entries(app.moved ?? {})
        .filter(([from, to]) => !app.origins.includes(from) && app.origins.includes(to))
        .map(([from, to]) => [from, { app, to }] as const),
    ),
  );
}

export function movesOf(apps: readonly App[]): Moves {
  return new Map([...movedApps(apps)].map(([from, { to }]) => [from, to]));
}

/** The app at these addresses from now on. `moved`: where guides of addresses that go are met then. */
export function appAt(app: App, addresses: readonly string[], moved: Record<string, string> = {}): App {
  const origins = [...new Set(addresses)];
  const goes = (origin: string) => app.origins.includes(origin) && !origins.includes(origin);
  const now = Object.entries(moved).filter(([from, to]) => goes(from) && origins.includes(to));
  if (now.length === 0 && !app.moved) return { ...app, origins };
  const places = new Map(now);
  // What was said of an address ends where that is there again: when it goes once more, only what is said now counts.
  const present = new Set([...app.origins, ...origins]);
  const before = Object.entries(app.moved ?? {})
    .filter(([from]) => !present.has(from))
    .map(([from, to]) => [from, places.get(to) ?? to] as const);
  return { ...app, origins, moved: Object.fromEntries([...before, ...now]) };
}

export function patternNow(pattern: PagePattern, moves: Moves): PagePattern {
  const origin = originOf(pattern);
  const to = origin === null ? undefined : moves.get(origin);
  return to === undefined ? pattern : `${to}${pattern.slice(origin!.length)}`;
}

export function pagesNow(pages: readonly PagePattern[], moves: Moves): PagePattern[] {
  return pages.map((pattern) => patternNow(pattern, moves));
}

/** A guide as it is met now, its steps as well. What its author wrote stays as it is. */
export function guideNow(guide: Guide, moves: Moves): Guide {
  if (moves.size === 0) return guide;
  const steps = Object.entries(guide.steps).map(([id, step]) => [id, { ...step, page: patternNow(step.page, moves) }]);
  return { ...guide, pages: pagesNow(guide.pages, moves), steps: Object.fromEntries(steps) };
}
