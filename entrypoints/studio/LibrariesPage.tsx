import { counted } from '#components/ui/time.ts';
import { isStewardOf } from '#lib/model/feeds.ts';
import { everyLibrary } from '#lib/model/workspace.ts';
import { idFrom } from './ids.ts';
import { LibraryCard } from './LibraryCard.tsx';
import { NameForm } from './NameForm.tsx';
import { useAsked } from './use-asked.ts';
import type { PageProps } from './use-studio.ts';
import { WhenAnswered } from './WhenAnswered.tsx';

/** The libraries, and who may what in each. */
export function LibrariesPage({ view, attempt, toaster }: PageProps) {
  const asked = useAsked('steward:access', {});
  const { me } = view.session;
  const isOfAll = isStewardOf(me, everyLibrary);
  const make = async (name: string, taken: readonly string[]) => {
    if ((await attempt('steward:make-library', { id: idFrom(name, taken), name })) === undefined) return false;
    toaster.say(`${name} is made. Say below who may write in it and who may read it.`);
    await asked.again();
    return true;
  };
  return (
    <WhenAnswered asked={asked}>
      {(access) => {
        const everywhere = access.grants.filter(({ library }) => library === everyLibrary);
        const teams = everywhere.filter(({ principal }) => principal.startsWith('team:')).length;
        return (
          <div class="stack">
            <p class="soft">
              A library is a set of guides with readers and authors of its own.
              {isOfAll && everywhere.length > 0 && (
                <>
                  {' '}
                  Besides those named here,{' '}
                  <a href="#/people">{counted(everywhere.length - teams, 'person', 'people')}</a> and{' '}
                  <a href="#/teams">{counted(teams, 'team')}</a> have a role in every library.
                </>
              )}
            </p>
            {access.libraries
              .filter(({ id }) => isStewardOf(me, id))
              .map((library) => (
                <LibraryCard
                  key={library.id}
                  library={library}
                  access={access}
                  people={view.names}
                  me={me}
                  needed={view.approvals[library.id] ?? 0}
                  attempt={attempt}
                  toaster={toaster}
                  again={asked.again}
                />
              ))}
            {isOfAll && (
              <section class="card stack">
                <p class="soft">
                  Where guides are not for everybody, or a department looks after its own, make another library. It
                  cannot be removed later, only renamed.
                </p>
                <NameForm
                  title="New library"
                  label="Name of a new library"
                  placeholder="Sales"
                  verb="Make library"
                  busy="Making…"
                  onName={(name) =>
                    make(
                      name,
                      access.libraries.map(({ id }) => id),
                    )
                  }
                />
              </section>
            )}
          </div>
        );
      }}
    </WhenAnswered>
  );
}
