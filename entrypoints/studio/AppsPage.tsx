import { useState } from 'preact/hooks';
import { counted } from '#components/ui/time.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import type { App } from '#lib/model/workspace.ts';
import type { LibraryItem } from '#lib/store/read.ts';
import { NameForm } from './NameForm.tsx';
import type { PageProps } from './use-studio.ts';

/** The applications that guides are about, and whether anything of ours may run there. */
export function AppsPage({ view, attempt, toaster }: PageProps) {
  const apps = view.apps.toSorted((a, b) => a.name.localeCompare(b.name));
  const [renaming, setRenaming] = useState<string | null>(null);
  const turn = async ({ id: appId, name }: App, isOff: boolean, isUndo = false) => {
    if ((await attempt('app:switch', { appId, isOff })) === undefined) return;
    const words = isOff
      ? `${name} is off: guides, tips and recordings stop there for everybody.`
      : `${name} is on again for whoever enabled it.`;
    toaster.say(words, isUndo ? undefined : () => void turn({ id: appId, name } as App, !isOff, true));
  };
  const rename = async ({ id: appId, name: before }: App, name: string, isUndo = false): Promise<boolean> => {
    if ((await attempt('app:rename', { appId, name })) === undefined) return false;
    setRenaming(null);
    const back = { id: appId, name } as App;
    toaster.say(`${before} is called ${name} now.`, isUndo ? undefined : () => void rename(back, before, true));
    return true;
  };
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
          <li class="steward-row" key={app.id}>
            <div class="who">
              <strong>{app.name}</strong>
              {app.isOff && <span class="chip warn">Off</span>}
              <p class="small">{app.origins.join(', ')}</p>
              <p class="soft small">{guidesOf(app, view.items)}</p>
            </div>
            <div class="row deeds">
              <button
                type="button"
                class="button tight"
                aria-label={`Rename ${app.name}`}
                aria-expanded={renaming === app.id}
                onClick={() => setRenaming(renaming === app.id ? null : app.id)}
              >
                Rename
              </button>
              <button
                type="button"
                class="button tight"
                aria-label={`Switch ${app.isOff ? 'on' : 'off'}: ${app.name}`}
                onClick={() => void turn(app, !app.isOff)}
              >
                Switch {app.isOff ? 'on' : 'off'}
              </button>
            </div>
            {renaming === app.id && (
              <NameForm
                title={`Rename ${app.name}`}
                label="New name"
                value={app.name}
                verb="Rename"
                busy="Renaming…"
                onName={(name) => rename(app, name)}
                onCancel={() => setRenaming(null)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function guidesOf({ origins }: App, items: readonly LibraryItem[]): string {
  const isHere = (pattern: string) => origins.includes(originOf(pattern) ?? '');
  const published = items.filter(({ entry }) => entry?.pages.some(isHere)).length;
  return published === 0 ? 'no published guide yet' : counted(published, 'published guide');
}
