import { roleWords } from '#components/library/words.ts';
import { teamPrincipal, type AccessView, type Team } from '#lib/model/steward.ts';
import { everyLibrary } from '#lib/model/workspace.ts';
import { nameOfLibrary } from './libraries.ts';

/** Who is behind a principal, for people. */
export function nameOfPrincipal(
  principal: string,
  { people, teams }: { people: ReadonlyMap<string, string>; teams: readonly Team[] },
): string {
  const [kind, id = ''] = principal.split(':');
  if (kind === 'team') return teams.find((team) => team.id === id)?.name ?? 'A team that is gone';
  return people.get(id) ?? 'Somebody who is gone';
}

/** What being in a team gives: "Author of Sales, Reader everywhere". */
export function rolesOfTeam(teamId: string, { grants, libraries }: AccessView): string {
  const held = grants.filter(({ principal }) => principal === teamPrincipal(teamId));
  const words = held.map(({ library, role }) =>
    library === everyLibrary
      ? `${roleWords[role]} everywhere`
      : `${roleWords[role]} of ${nameOfLibrary(library, libraries)}`,
  );
  return words.length > 0 ? words.join(', ') : 'no role yet';
}
