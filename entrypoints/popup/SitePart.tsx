import { useState } from 'preact/hooks';
import { Notice } from '#components/ui/Notice.tsx';
import { browser } from '#lib/platform/browser.ts';
import { isAnywhere } from '#lib/model/feeds.ts';
import { reportBug } from '#lib/platform/log.ts';
import { movedApps } from '#lib/model/moved.ts';
import type { Question } from '#lib/model/question.ts';
import type { App } from '#lib/model/workspace.ts';
import type { Session } from '#lib/store/device.ts';
import type { LibraryItem } from '#lib/store/read.ts';
import { AddSite, EnableSite } from './SiteForms.tsx';
import { GuideFinder } from './GuideFinder.tsx';
import { MakeButtons } from './MakeButtons.tsx';
import { originOf } from '#lib/model/page-pattern.ts';
import { permissionFor, type TabView } from './tab.ts';
import { isToRead, type Try } from './use-popup.ts';

interface Props {
  view: { session: Session; apps: App[]; items: LibraryItem[]; questions: Question[] };
  tab: TabView | null;
  sites: readonly string[];
  attempt: Try;
  close: () => void;
  onRecord: () => void;
}

/** What Handrail is on this site: nothing, something to allow, or its guides. */
export function SitePart({ view, tab, sites, attempt, close, onRecord }: Props) {
  const mayAuthor = isAnywhere(view.session.me, 'author');
  const site = tab?.url ? new URL(tab.url) : null;
  const apps = site ? view.apps.filter((one) => one.origins.includes(site.origin)) : [];
  const off = apps.find(({ isOff }) => isOff);
  const app = off ?? apps[0];
  const moved = site && !app ? movedApps(view.apps).get(site.origin) : undefined;
  const isEnabled = site !== null && !off && sites.includes(site.origin);
  const [isRefused, setRefused] = useState(false);

  // The browser asks the person only while a click is being handled, so nothing may be awaited before it. It may close
  // this popup over its question: the background knows meanwhile what is to be done at a yes.
  const ask = async (at: URL, appName: string | null): Promise<boolean> => {
    const answered = browser.permissions.request({ origins: [permissionFor(at.href)] });
    void attempt('site:ask', { origin: at.origin, appName });
    const isGranted = await answered.catch((error: unknown) => {
      reportBug(error);
      return false;
    });
    setRefused(!isGranted);
    if (!isGranted) await attempt('site:refuse', { origin: at.origin });
    return isGranted;
  };
  const enable = async () => {
    if (site && (await ask(site, null))) await attempt('site:enable', { origin: site.origin });
  };
  const add = async (name: string) => {
    if (!site || !(await ask(site, name))) return;
    if (await attempt('app:add', { name, origin: site.origin })) await attempt('site:enable', { origin: site.origin });
  };

  return (
    <>
      {!site && (
        <p class="soft site-note">
          Handrail works on web pages. Open the app you need help with, then press this button again.
        </p>
      )}
      {moved && (
        <Notice>
          <p>
            <strong>{moved.app.name}</strong> is at{' '}
            <a href={moved.to} target="_blank" rel="noreferrer">
              {moved.to}
            </a>{' '}
            now, and so are its guides.
          </p>
        </Notice>
      )}
      {site && !app && !moved && (
        <AddSite host={site.host} title={tab?.title ?? ''} mayAuthor={mayAuthor} isRefused={isRefused} onAdd={add} />
      )}
      {off && (
        <Notice>
          <p>
            A steward switched Handrail off for <strong>{off.name}</strong>. Guides for it wait until it is switched on
            again.
          </p>
        </Notice>
      )}
      {site && app && !off && !isEnabled && (
        <EnableSite
          host={site.host}
          waiting={countOf(view, app)}
          isRefused={isRefused}
          onEnable={() => void enable()}
        />
      )}
      <GuideFinder
        items={view.items}
        app={isEnabled ? (app ?? null) : null}
        tab={tab}
        me={view.session.me}
        workspace={view.session.workspace}
        waiting={view.questions.filter((one) => one.status === 'open' && one.raisedBy === view.session.me.id)}
        isHere={Boolean(app && isEnabled)}
        attempt={attempt}
        close={close}
      />
      <MakeButtons
        tab={tab}
        isEnabled={Boolean(app && isEnabled)}
        mayAuthor={mayAuthor}
        attempt={attempt}
        close={close}
        onRecord={onRecord}
      />
    </>
  );
}

function countOf({ items, session }: Props['view'], app: App): number {
  const isOfApp = (pattern: string) => app.origins.includes(originOf(pattern) ?? '');
  return items.filter((item) => isToRead(item, session.me) && item.pages.some(isOfApp)).length;
}
