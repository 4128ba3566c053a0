import { Problem } from '../../../lib/model/problem.ts';
import { teamPrincipal, type Team, type TeamName } from '../../../lib/model/steward.ts';
import type { InTransaction, Database } from '#src/db/database.ts';
import { note } from './audit.ts';
import { writeCards } from './cards.ts';
import { changeAccess } from './grants.ts';

interface By {
  ws: string;
  by: string;
  at: Date;
}

export async function listTeams(db: Database, ws: string): Promise<Team[]> {
  const teams = await listTeamNames(db, ws);
  const members = await db
    .selectFrom('team_member')
    .select(['team', 'person'])
    .where('ws', '=', ws)
    .orderBy('person')
    .execute();
  return teams.map((team) => ({
    ...team,
    members: members.filter((one) => one.team === team.id).map((one) => one.person),
  }));
}

export async function listTeamNames(db: Database, ws: string): Promise<TeamName[]> {
  return db.selectFrom('team').select(['id', 'name']).where('ws', '=', ws).orderBy('name').execute();
}

export async function teamsOf(db: Database, ws: string, person: string): Promise<string[]> {
  const rows = await db
    .selectFrom('team_member')
    .select('team')
    .where('ws', '=', ws)
    .where('person', '=', person)
    .orderBy('team')
    .execute();
  return rows.map((row) => row.team);
}

/** Make a team, or make it what is said: its name and exactly these members. */
export async function putTeam(db: Database, { ws, by, at }: By, { id, name, members }: Team): Promise<void> {
  await changeAccess(db, ws, async (trx) => {
    await refuseUnknown(trx, ws, members);
    await addTeam(trx, ws, { id, name }, at);
    const before = await membersOf(trx, ws, id);
    await trx.deleteFrom('team_member').where('ws', '=', ws).where('team', '=', id).execute();
    await addMembers(trx, ws, id, members);
    await writeCards(trx, { ws, people: [...new Set([...before, ...members])], author: by, at });
    const detail = { members: new Set(members).size };
    await note(trx, { ws, at, actor: by, action: 'team-changed', target: id, detail });
  });
}

/** Its members lose what they had through it. */
export async function removeTeam(db: Database, { ws, by, at }: By, id: string): Promise<void> {
  await changeAccess(db, ws, async (trx) => {
    const gone = await trx.deleteFrom('team').where('ws', '=', ws).where('id', '=', id).returning('id').execute();
    if (gone.length === 0) throw new Problem('not-found', 'There is no such team.');
    const people = await membersOf(trx, ws, id);
    await trx.deleteFrom('team_member').where('ws', '=', ws).where('team', '=', id).execute();
    await trx.deleteFrom('grant').where('ws', '=', ws).where('principal', '=', teamPrincipal(id)).execute();
    await writeCards(trx, { ws, people, author: by, at });
    await note(trx, { ws, at, actor: by, action: 'team-removed', target: id });
  });
}

export async function addTeam(
  trx: InTransaction,
  ws: string,
  { id, name }: { id: string; name: string },
  at: Date,
): Promise<void> {
  await trx
    .insertInto('team')
    .values({ ws, id, name, at })
    .onConflict((conflict) => conflict.columns(['ws', 'id']).doUpdateSet({ name }))
    .execute();
}

export async function addMembers(
  trx: InTransaction,
  ws: string,
  team: string,
  members: readonly string[],
): Promise<void> {
  if (members.length === 0) return;
  await trx
    .insertInto('team_member')
    .values([...new Set(members)].map((person) => ({ ws, team, person })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function membersOf(trx: InTransaction, ws: string, team: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('team_member')
    .select('person')
    .where('ws', '=', ws)
    .where('team', '=', team)
    .execute();
  return rows.map((row) => row.person);
}

async function refuseUnknown(trx: InTransaction, ws: string, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const known = await trx
    .selectFrom('person')
    .select('id')
    .where('ws', '=', ws)
    .where('id', 'in', [...people])
    .execute();
  if (known.length < new Set(people).size)
    throw new Problem('not-found', 'Somebody in this team is not in the workspace.');
}
