import { useMemo } from 'preact/hooks';
import { Toasts, useToasts } from '#components/ui/Toasts.tsx';
import type { Live } from '#components/ui/use-live.ts';
import type { Device } from '#lib/store/device.ts';
import { ClashesPage } from './ClashesPage.tsx';
import { DeletedPage } from './DeletedPage.tsx';
import { GuideEditor } from './GuideEditor.tsx';
import { GuideLanguages } from './GuideLanguages.tsx';
import { GuidePage } from './GuidePage.tsx';
import { HistoryPage } from './HistoryPage.tsx';
import { LibraryPage } from './LibraryPage.tsx';
import { ReportsPage } from './ReportsPage.tsx';
import { RenamePage } from './RenamePage.tsx';
import { countWaiting } from './reports.ts';
import { ReviewsPage } from './ReviewsPage.tsx';
import { awaitingReviews } from './reviews.ts';
import { isStewardPlace, useRoute } from './route.ts';
import { useHistories } from './use-histories.ts';
import { StewardPages } from './StewardPages.tsx';
import { StudioHeader } from './StudioHeader.tsx';
import { tryWith, useStudio, useSyncWhileOpen } from './use-studio.ts';

interface Props {
  device: Device;
  live: Live;
}

export function Studio({ device, live }: Props) {
  const all = useStudio(device, live);
  const route = useRoute();
  const toaster = useToasts();
  const attempt = useMemo(() => tryWith(toaster), []);
  const histories = useHistories();
  useSyncWhileOpen(all?.session ?? null);
  if (!all) return <main aria-busy="true" />;
  if (!all.session) {
    return (
      <main class="page">
        <h1>Join a workspace first</h1>
        <p>Press the Handrail button of your browser and paste the invite link a colleague gave you.</p>
      </main>
    );
  }
  const view = { ...all, session: all.session };
  const common = { view, attempt, toaster };
  return (
    <>
      <StudioHeader
        view={view}
        route={route.name}
        openReports={countWaiting(view)}
        openReviews={awaitingReviews(view).length}
        attempt={attempt}
      />
      <main class="page" id="main">
        {route.name === 'library' && <LibraryPage {...common} />}
        {route.name === 'reports' && <ReportsPage {...common} />}
        {route.name === 'reviews' && <ReviewsPage {...common} />}
        {route.name === 'deleted' && <DeletedPage {...common} />}
        {route.name === 'clashes' && <ClashesPage {...common} />}
        {route.name === 'rename' && <RenamePage {...common} />}
        {isStewardPlace(route.name) && <StewardPages place={route.name} {...common} />}
        {route.name === 'history' && (
          <HistoryPage key={route.guideId} guideId={route.guideId} device={device} live={live} {...common} />
        )}
        {(route.name === 'guide' || route.name === 'languages') && (
          <GuidePage
            key={route.guideId}
            guideId={route.guideId}
            stepId={route.name === 'guide' ? route.stepId : null}
            text={route.name === 'languages' ? route.text : null}
            Editor={route.name === 'guide' ? GuideEditor : GuideLanguages}
            device={device}
            live={live}
            {...common}
            history={histories.of(route.guideId)}
            onHistory={(history) => histories.keep(route.guideId, history)}
          />
        )}
      </main>
      <Toasts toasts={toaster.toasts} onClose={toaster.close} />
    </>
  );
}
