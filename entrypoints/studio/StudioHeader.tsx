import { Logo } from '#components/ui/Logo.tsx';
import { Notice } from '#components/ui/Notice.tsx';
import { isSignedOut } from '#components/ui/sync-view.ts';
import { SyncMark } from '#components/ui/SyncMark.tsx';
import { isAnywhere } from '#lib/model/feeds.ts';
import { firstPlace } from './places.ts';
import { isStewardPlace, type Route } from './route.ts';
import type { StudioView, Try } from './use-studio.ts';

interface Props {
  view: StudioView;
  route: Route['name'];
  openReports: number;
  /** Guides on which somebody waits for this person. */
  openReviews: number;
  attempt: Try;
}

/** Where I am, what else there is, and whether colleagues have what I see. */
export function StudioHeader({ view, route, openReports, openReviews, attempt }: Props) {
  const { session, sync, unsent } = view;
  return (
    <header class="top">
      <div class="top-inner">
        <a class="brand" href="#/" aria-label={`${session.workspace}, library`}>
          <Logo size={26} />
          <span>{session.workspace}</span>
        </a>
        <nav aria-label="Studio">
          <a href="#/" aria-current={route === 'library' ? 'page' : undefined}>
            Library
          </a>
          <a href="#/reports" aria-current={route === 'reports' ? 'page' : undefined}>
            Reports{openReports > 0 && <span class="count"> {openReports}</span>}
          </a>
          {isAnywhere(session.me, 'author') && (
            <a href="#/reviews" aria-current={route === 'reviews' ? 'page' : undefined}>
              Reviews{openReviews > 0 && <span class="count"> {openReviews}</span>}
            </a>
          )}
          {firstPlace(session.me) && (
            <a href={`#/${firstPlace(session.me)}`} aria-current={isStewardPlace(route) ? 'page' : undefined}>
              Workspace
            </a>
          )}
        </nav>
        <SyncMark sync={sync} unsent={unsent} onRetry={() => void attempt('sync:now', {})} />
        <a class="me small" href="#/devices" aria-label={`${session.me.name}, your devices`}>
          {session.me.name}
        </a>
      </div>
      {sync?.state === 'error' && (
        <div class="top-inner">
          <Notice tone="warn">
            <p>
              {sync.message}
              {isSignedOut(sync) && ' Press the Handrail button of your browser to join again.'}
            </p>
          </Notice>
        </div>
      )}
    </header>
  );
}
