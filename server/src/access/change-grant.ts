import { isStewardOf } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Grant } from '../../../lib/model/steward.ts';
import type { Me } from '../../../lib/model/sync.ts';
import type { Role } from '../../../lib/model/workspace.ts';
import type { Database, InTransaction } from '#src/db/database.ts';
import { note } from './audit.ts';
import { writeCards } from './cards.ts';
import { changeAccess, putGrant } from './grants.ts';
import { refuseUnlessLibrary } from './libraries.ts';
import { membersOf } from './teams.ts';

/** The grants of the libraries that this steward cares for. */
export async function listGrants(db: Database, ws: string, steward: Me): Promise<Grant[]> {
  const rows = await db
    .selectFrom('grant')
    .select(['library', 'principal', 'role'])
    .where('ws', '=', ws)
    .orderBy('library')
    .orderBy('principal')
    .execute();
  return rows.filter(({ library }) => isStewardOf(steward, library));
}

export interface GrantWish {
  ws: string;
  library: string;
  principal: string;
  role: Role | null;
  by: string;
  at: Date;
}

export async function changeGrant(db: Database, wish: GrantWish): Promise<void> {
  await changeAccess(db, wish.ws, (trx) => changeGrantIn(trx, wish));
}

/** Within a change of access that does more than this. */
export async function changeGrantIn(trx: InTransaction, wish: GrantWish): Promise<void> {
  const { ws, library, principal, role, by, at } = wish;
  await refuseUnlessLibrary(trx, ws, library);
  const people = await peopleOf(trx, ws, principal);
  if (!(await putGrant(trx, { ws, library, principal, role, at }))) return;
  await writeCards(trx, { ws, people, author: by, at });
  await note(trx, { ws, at, actor: by, action: 'grant-changed', target: principal, detail: { library, role } });
}

/** Everybody whom a grant for this principal is about; a problem where there is none such. */
async function peopleOf(trx: InTransaction, ws: string, principal: string): Promise<string[]> {
  const [kind, id = ''] = principal.split(':');
  const table = kind === 'team' ? 'team' : 'person';
  const found = await trx.selectFrom(table).select('id').where('ws', '=', ws).where('id', '=', id).execute();
  if (found.length === 0) throw new Problem('not-found', `There is no such ${table}.`);
  return kind === 'team' ? membersOf(trx, ws, id) : [id];
}
