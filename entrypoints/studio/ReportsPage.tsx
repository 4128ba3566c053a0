import { FlagCard } from '#components/library/FlagCard.tsx';
import { QuestionList } from './QuestionList.tsx';
import { questionsFor, reportsFor, stepOf } from './reports.ts';
import { placeOf } from './route.ts';
import { usePageTitle } from './use-page.ts';
import { resolveWith } from './resolve.ts';
import { TracesSetting } from './TracesSetting.tsx';
import type { PageProps } from './use-studio.ts';

/** What readers miss, and what they say no longer fits. */
export function ReportsPage({ view, attempt, toaster }: PageProps) {
  const heading = usePageTitle('Reports');
  const flags = reportsFor(view);
  const groups = [
    { title: 'Open reports', flags: flags.filter((flag) => flag.status === 'open') },
    { title: 'Answered reports', flags: flags.filter((flag) => flag.status !== 'open') },
  ];
  return (
    <>
      <div class="head">
        <h1 ref={heading}>Reports</h1>
      </div>
      {flags.length === 0 && questionsFor(view).length === 0 && (
        <section class="card blank">
          <h2>No reports</h2>
          <p>
            When a reader says that a step of your guides no longer fits, it appears here with what they saw; and so do
            questions of colleagues who found no guide.
          </p>
        </section>
      )}
      <QuestionList view={view} attempt={attempt} toaster={toaster} />
      {groups.map(
        (group) =>
          group.flags.length > 0 && (
            <section class="stack report-group" key={group.title} aria-label={group.title}>
              <p class="label">{group.title}</p>
              <ul class="bare stack">
                {group.flags.map((flag) => {
                  const item = view.items.find((one) => one.id === flag.guideId);
                  const title = item?.title || 'Untitled';
                  return (
                    <li class="card" key={flag.id}>
                      <FlagCard
                        flag={flag}
                        raisedBy={view.names.get(flag.raisedBy) ?? 'A colleague'}
                        resolvedBy={flag.resolvedBy && (view.names.get(flag.resolvedBy) ?? 'A colleague')}
                        place={{ title, step: stepOf(flag, item), href: placeOf(flag.guideId, flag.stepId) }}
                        mayResolve
                        onResolve={resolveWith(flag, attempt, toaster)}
                      />
                    </li>
                  );
                })}
              </ul>
            </section>
          ),
      )}
      <TracesSetting />
    </>
  );
}
