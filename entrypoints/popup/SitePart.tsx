import { isAnywhere } from '#lib/model/feeds.ts';
import type { Question } from '#lib/model/question.ts';
import { FrameOffers } from './FrameOffers.tsx';
import { GuideFinder } from './GuideFinder.tsx';
import { MakeButtons } from './MakeButtons.tsx';
import { enabledApp, type SiteView } from './site-app.ts';
import { SiteOffer } from './SiteOffer.tsx';
import type { TabView } from './tab.ts';
import type { Try } from './use-popup.ts';

interface Props {
  view: SiteView & { questions: Question[] };
  tab: TabView | null;
  sites: readonly string[];
  attempt: Try;
  close: () => void;
  onRecord: () => void;
}

/** What Handrail is on this site: nothing, something to allow, or its guides. */
export function SitePart({ view, tab, sites, attempt, close, onRecord }: Props) {
  const site = tab?.url ? new URL(tab.url) : null;
  const app = enabledApp(view.apps, sites, site);
  return (
    <>
      {site ? (
        <SiteOffer site={site} title={tab?.title ?? ''} view={view} sites={sites} attempt={attempt} />
      ) : (
        <p class="soft site-note">
          Handrail works on web pages. Open the app you need help with, then press this button again.
        </p>
      )}
      {tab && app && <FrameOffers tabId={tab.id} view={view} sites={sites} attempt={attempt} />}
      <GuideFinder
        items={view.items}
        app={app}
        tab={tab}
        me={view.session.me}
        workspace={view.session.workspace}
        waiting={view.questions.filter((one) => one.status === 'open' && one.raisedBy === view.session.me.id)}
        isHere={app !== null}
        attempt={attempt}
        close={close}
      />
      <MakeButtons
        tab={tab}
        isEnabled={app !== null}
        mayAuthor={isAnywhere(view.session.me, 'author')}
        attempt={attempt}
        close={close}
        onRecord={onRecord}
      />
    </>
  );
}
