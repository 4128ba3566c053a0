import { sql } from 'kysely';
import { highest, roleIn } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me } from '../../../lib/model/sync.ts';
import { everyLibrary, mainLibrary, type Role, type Roles } from '../../../lib/model/workspace.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';

/** What each of these people may, by library, through themselves and through their teams. */
export async function rolesOf(
  db: Database | InTransaction,
  ws: string,
  people: readonly string[],
): Promise<Map<string, Roles>> {
  const { rows } = await sql<{ person: string; library: string; role: Role }>`
    select who.person, g.library, g.role from (
      select id as person, 'person:' || id as principal from person where ws = ${ws} and id = any(${people})
      union all
      select person, 'team:' || team from team_member where ws = ${ws} and person = any(${people})
    ) as who join "grant" g on g.ws = ${ws} and g.principal = who.principal`.execute(db);
  const all = new Map<string, Roles>(people.map((id) => [id, {}]));
  for (const { person, library, role } of rows) {
    const roles = all.get(person) ?? {};
    roles[library] = highest(roles[library] ? [roles[library], role] : [role]) ?? role;
    all.set(person, roles);
  }
  return all;
}

/** A person with all that they may; the one role is that of the main library, which is the one that views show. */
export function meOf({ id, name }: { id: string; name: string }, roles: Roles): Me {
  return { id, name, role: roleIn({ role: 'reader', roles }, mainLibrary) ?? 'reader', roles };
}

/** Give a role in a library, or (null) take it away. True where that changed anything. */
export async function putGrant(
  trx: InTransaction,
  grant: { ws: string; library: string; principal: string; role: Role | null; at: Date },
): Promise<boolean> {
  const { ws, library, principal, role, at } = grant;
  const held = await trx
    .selectFrom('grant')
    .select('role')
    .where('ws', '=', ws)
    .where('library', '=', library)
    .where('principal', '=', principal)
    .executeTakeFirst();
  if ((held?.role ?? null) === role) return false;
  if (role === null) {
    await trx
      .deleteFrom('grant')
      .where('ws', '=', ws)
      .where('library', '=', library)
      .where('principal', '=', principal)
      .execute();
    return true;
  }
  await trx
    .insertInto('grant')
    .values({ ws, library, principal, role, at })
    .onConflict((conflict) => conflict.columns(['ws', 'library', 'principal']).doUpdateSet({ role, at }))
    .execute();
  return true;
}

/** Of a person `p`: have they one of the roles in one of the libraries, themselves or through a team? */
export function holds(libraries: readonly string[], roles: readonly Role[]) {
  return sql`exists (
    select 1 from "grant" g where g.ws = p.ws and g.library = any(${libraries}) and g.role = any(${roles}) and (
      g.principal = 'person:' || p.id or exists (
        select 1 from team_member m where m.ws = p.ws and m.person = p.id and g.principal = 'team:' || m.team
      )
    )
  )`;
}

/** Is there anybody left who may decide who may what? */
export async function hasSteward(db: Database | InTransaction, ws: string): Promise<boolean> {
  const { rows } = await sql`
    select p.id from person p
    where p.ws = ${ws} and p.disabled_at is null and ${holds([everyLibrary], ['steward'])} limit 1`.execute(db);
  return rows.length > 0;
}

/**
 * Change who may what. One at a time in a workspace, so that two stewards cannot demote each other at once; and never
 * to where nobody could change it back.
 */
export async function changeAccess<T>(db: Database, ws: string, work: (trx: InTransaction) => Promise<T>): Promise<T> {
  return inTransaction(db, async (trx) => {
    await trx
      .updateTable('access')
      .set((row) => ({ version: row('version', '+', 1) }))
      .where('ws', '=', ws)
      .execute();
    const hadSteward = await hasSteward(trx, ws);
    const outcome = await work(trx);
    if (hadSteward && !(await hasSteward(trx, ws)))
      throw new Problem('conflict', 'The workspace needs a steward. Make somebody else one first.');
    return outcome;
  });
}
