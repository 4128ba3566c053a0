import { movedApps } from '#lib/model/moved.ts';
import type { App } from '#lib/model/workspace.ts';
import type { Session } from '#lib/store/device.ts';
import type { LibraryItem } from '#lib/store/read.ts';

export interface SiteView {
  session: Session;
  apps: App[];
  items: LibraryItem[];
}

/** What the workspace knows of a site: its app, whether a steward switched that off, and where it moved to. */
export function siteApp(apps: readonly App[], site: URL) {
  const here = apps.filter(({ origins }) => origins.includes(site.origin));
  const off = here.find(({ isOff }) => isOff);
  const app = off ?? here[0];
  return { app, off, moved: app ? undefined : movedApps(apps).get(site.origin) };
}

/** The app of a site, where Handrail runs for it. */
export function enabledApp(apps: readonly App[], sites: readonly string[], site: URL | null): App | null {
  if (!site || !sites.includes(site.origin)) return null;
  const { app, off } = siteApp(apps, site);
  return app && !off ? app : null;
}
