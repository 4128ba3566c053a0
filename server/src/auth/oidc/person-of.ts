import { Problem } from '../../../../lib/model/problem.ts';
import { teamPrincipal } from '../../../../lib/model/steward.ts';
import { everyLibrary } from '../../../../lib/model/workspace.ts';
import { changeGrantIn } from '#src/access/change-grant.ts';
import { writeCards } from '#src/access/cards.ts';
import { rolesOf } from '#src/access/grants.ts';
import { addMembers, addTeam } from '#src/access/teams.ts';
import type { InTransaction } from '#src/db/database.ts';
import { addPerson } from '#src/store/people.ts';
import { whyUnsafe } from '#src/safe-json.ts';
import type { OidcSettings } from './oidc-settings.ts';
import type { Claims } from './provider.ts';

interface Where {
  ws: string;
  at: Date;
}

/**
 * The person that somebody of the provider is here: who they were last time, or somebody new. Their teams are made to
 * agree with their groups at each sign-in; what a steward granted by hand stays. A problem for whoever may not come in;
 * null for whoever has nothing left here, which has to be written down all the same.
 */
export async function personOf(
  trx: InTransaction,
  { ws, at }: Where,
  claims: Claims,
  settings: Pick<OidcSettings, 'issuer' | 'groups' | 'role'>,
): Promise<string | null> {
  if (whyUnsafe(claims) !== null)
    throw new Problem('not-allowed', 'The sign-in service sent a name that cannot be kept.');
  const issuer = settings.issuer.href;
  const { sub } = claims;
  const known = await trx
    .selectFrom('identity')
    .innerJoin('person', (on) => on.onRef('person.ws', '=', 'identity.ws').onRef('person.id', '=', 'identity.person'))
    .select(['person.id', 'person.disabled_at'])
    .where('identity.ws', '=', ws)
    .where('identity.issuer', '=', issuer)
    .where('identity.sub', '=', sub)
    .executeTakeFirst();
  if (known?.disabled_at)
    throw new Problem('not-allowed', 'Your access to this workspace was ended. If that is a mistake, ask a steward.');
  const isInGroup = settings.groups.some(({ group }) => claims.groups.includes(group));
  if (!known && settings.role === null && !isInGroup) throw outside();
  const id = known?.id ?? (await addPerson(trx, { ws, name: claims.name, grants: ownGrants(settings), at }));
  if (!known) await trx.insertInto('identity').values({ ws, issuer, sub, person: id, at }).execute();
  await followGroups(trx, { ws, at }, id, claims.groups, settings);
  const roles = (await rolesOf(trx, ws, [id])).get(id) ?? {};
  return Object.keys(roles).length === 0 ? null : id;
}

export function outside(): Problem {
  return new Problem('not-allowed', 'You are in no group that may use this workspace. Ask a steward.');
}

function ownGrants({ role }: Pick<OidcSettings, 'role'>) {
  return role === null ? [] : [{ library: everyLibrary, role }];
}

async function followGroups(
  trx: InTransaction,
  { ws, at }: Where,
  person: string,
  groups: readonly string[],
  settings: Pick<OidcSettings, 'groups'>,
): Promise<void> {
  for (const { group, team, role, library } of settings.groups) {
    await addTeam(trx, ws, { id: team, name: group }, at);
    const grant = { ws, library, principal: teamPrincipal(team), role, by: 'store', at };
    await changeGrantIn(trx, grant);
    if (groups.includes(group)) await addMembers(trx, ws, team, [person]);
    else
      await trx
        .deleteFrom('team_member')
        .where('ws', '=', ws)
        .where('team', '=', team)
        .where('person', '=', person)
        .execute();
  }
  await writeCards(trx, { ws, people: [person], author: 'store', at });
}
