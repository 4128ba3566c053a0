import { useState } from 'preact/hooks';
import { Notice } from '#components/ui/Notice.tsx';
import { browser } from '#lib/platform/browser.ts';
import { isAnywhere } from '#lib/model/feeds.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import type { App } from '#lib/model/workspace.ts';
import { reportBug } from '#lib/platform/log.ts';
import { siteApp, type SiteView } from './site-app.ts';
import { AddSite, EnableSite } from './SiteForms.tsx';
import { permissionFor } from './tab.ts';
import { isToRead, type Try } from './use-popup.ts';

interface Props {
  site: URL;
  /** What the page calls itself, where it does. */
  title: string;
  view: SiteView;
  sites: readonly string[];
  attempt: Try;
}

/** What is to be done before Handrail runs on a site, or why it does not; nothing where it runs. */
export function SiteOffer({ site, title, view, sites, attempt }: Props) {
  const { app, off, moved } = siteApp(view.apps, site);
  const [isRefused, setRefused] = useState(false);

  // The browser asks the person only while a click is being handled, so nothing may be awaited before it. It may close
  // this popup over its question: the background knows meanwhile what is to be done at a yes.
  const ask = async (appName: string | null): Promise<boolean> => {
    const answered = browser.permissions.request({ origins: [permissionFor(site.href)] });
    void attempt('site:ask', { origin: site.origin, appName });
    const isGranted = await answered.catch((error: unknown) => {
      reportBug(error);
      return false;
    });
    setRefused(!isGranted);
    if (!isGranted) await attempt('site:refuse', { origin: site.origin });
    return isGranted;
  };
  const enable = async () => {
    if (await ask(null)) await attempt('site:enable', { origin: site.origin });
  };
  const add = async (name: string) => {
    if (!(await ask(name))) return;
    if (await attempt('app:add', { name, origin: site.origin })) await attempt('site:enable', { origin: site.origin });
  };

  if (moved)
    return (
      <Notice>
        <p>
          <strong>{moved.app.name}</strong> is at{' '}
          <a href={moved.to} target="_blank" rel="noreferrer">
            {moved.to}
          </a>{' '}
          now, and so are its guides.
        </p>
      </Notice>
    );
  if (off)
    return (
      <Notice>
        <p>
          A steward switched Handrail off for <strong>{off.name}</strong>. Guides for it wait until it is switched on
          again.
        </p>
      </Notice>
    );
  if (!app) {
    const mayAuthor = isAnywhere(view.session.me, 'author');
    return <AddSite host={site.host} title={title} mayAuthor={mayAuthor} isRefused={isRefused} onAdd={add} />;
  }
  if (sites.includes(site.origin)) return null;
  const waiting = countOf(view, app);
  return <EnableSite host={site.host} waiting={waiting} isRefused={isRefused} onEnable={() => void enable()} />;
}

function countOf({ items, session }: SiteView, app: App): number {
  const isOfApp = (pattern: string) => app.origins.includes(originOf(pattern) ?? '');
  return items.filter((item) => isToRead(item, session.me) && item.pages.some(isOfApp)).length;
}
