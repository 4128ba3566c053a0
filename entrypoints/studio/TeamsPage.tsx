import { roleWords } from '#components/library/words.ts';
import type { SignInGroup } from '#lib/model/steward.ts';
import { everyLibrary, type Library } from '#lib/model/workspace.ts';
import { idFrom } from './ids.ts';
import { nameOfLibrary } from './libraries.ts';
import { NameForm } from './NameForm.tsx';
import { TeamRow } from './TeamRow.tsx';
import { useAsked } from './use-asked.ts';
import type { PageProps } from './use-studio.ts';
import { WhenAnswered } from './WhenAnswered.tsx';

/** People who get their roles together, by hand or as their groups at the company's sign-in say. */
export function TeamsPage({ view, attempt, toaster }: PageProps) {
  const asked = useAsked('steward:access', {});
  const make = async (name: string, taken: readonly string[]) => {
    const done = await attempt('steward:put-team', { teamId: idFrom(name, taken), name, members: [] });
    if (done === undefined) return false;
    toaster.say(`${name} is made. Add its members, and give it a role.`);
    await asked.again();
    return true;
  };
  return (
    <WhenAnswered asked={asked}>
      {(access) => {
        const unmet = access.groups.filter(({ team }) => access.teams.every(({ id }) => id !== team));
        return (
          <div class="stack">
            <p class="soft">
              A team gives all its members a role at once: here in every library, under{' '}
              <a href="#/libraries">Libraries</a> in a single one. Whoever has several roles may do what the highest of
              them allows.
            </p>
            <section class="card">
              <NameForm
                title="New team"
                label="Name of a new team"
                placeholder="Trainers"
                verb="Make team"
                busy="Making…"
                onName={(name) =>
                  make(name, [...access.teams.map(({ id }) => id), ...access.groups.map(({ team }) => team)])
                }
              />
            </section>
            {access.teams.length === 0 ? (
              <section class="card blank">
                <h2>No team yet</h2>
                <p>Where several people are to have the same role, make a team above and add them to it.</p>
              </section>
            ) : (
              <ul class="bare steward-rows card" aria-label="Teams">
                {access.teams.map((team) => (
                  <TeamRow
                    key={team.id}
                    team={team}
                    access={access}
                    people={view.names}
                    attempt={attempt}
                    toaster={toaster}
                    again={asked.again}
                  />
                ))}
              </ul>
            )}
            {unmet.length > 0 && (
              <section class="stack" aria-labelledby="unmet-groups">
                <h2 id="unmet-groups">Groups of your sign-in that nobody came from yet</h2>
                <p class="soft">Their teams appear above once somebody signs in.</p>
                <ul class="bare steward-rows card">
                  {unmet.map((group) => (
                    <li class="steward-row" key={group.group}>
                      {meaning(group, access.libraries)}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        );
      }}
    </WhenAnswered>
  );
}

function meaning({ group, role, library }: SignInGroup, libraries: readonly Library[]): string {
  const where = library === everyLibrary ? 'in every library' : `of ${nameOfLibrary(library, libraries)}`;
  return `“${group}” will be ${roleWords[role].toLowerCase()} ${where}`;
}
