import { AppRow } from './AppRow.tsx';
import type { PageProps } from './use-studio.ts';

/** The applications that guides are about, and whether anything of ours may run there. */
export function AppsPage({ view, attempt, toaster }: PageProps) {
  const apps = view.apps.toSorted((a, b) => a.name.localeCompare(b.name));
  if (apps.length === 0) {
    return (
      <section class="card blank">
        <h2>No application yet</h2>
        <p>
          Open the application that the first guide is for, press the Handrail button of your browser and add it there.
        </p>
      </section>
    );
  }
  return (
    <div class="stack">
      <p class="soft">
        Each person allows Handrail on a site in their own browser. Where an application must be left alone, for
        instance while it is changed over, switch it off here: nothing runs there then, for anybody. Guides are kept.
      </p>
      <ul class="bare steward-rows card" aria-label="Apps">
        {apps.map((app) => (
          <AppRow key={app.id} app={app} view={view} attempt={attempt} toaster={toaster} />
        ))}
      </ul>
    </div>
  );
}
