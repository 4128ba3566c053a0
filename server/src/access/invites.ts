import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isStewardOf } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Invite } from '../../../lib/model/steward.ts';
import type { Me } from '../../../lib/model/sync.ts';
import { everyLibrary, type Role } from '../../../lib/model/workspace.ts';
import { hashOf, newSecret } from '#src/auth/secrets.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { note } from './audit.ts';
import { refuseUnlessStewardOf } from './may-ask.ts';
import { refuseUnlessLibrary } from './libraries.ts';

const dayMs = 24 * 60 * 60 * 1000;
const daysUnlessSaid = 14;
const usesUnlessSaid = 100;
/** Who makes links at the store's command line. */
const theStore = 'store';

export interface InviteWish {
  role: Role;
  library?: string;
  label?: string;
  uses?: number;
  expiresAt?: Date;
}

/** A code that lets people in with this role. Only its hash is kept, so it can be shown just once. */
export async function createInvite(
  db: Database,
  ws: string,
  wish: InviteWish,
  at: Date,
  actor = theStore,
): Promise<{ code: string; invite: Invite }> {
  const code = newSecret();
  const { role, library = everyLibrary, label = '' } = wish;
  const row = {
    id: randomUUID(),
    role,
    library,
    label,
    uses: 0,
    uses_most: wish.uses ?? usesUnlessSaid,
    expires_at: wish.expiresAt ?? new Date(at.getTime() + daysUnlessSaid * dayMs),
    at,
    revoked_at: null,
  };
  await inTransaction(db, async (trx) => {
    await refuseUnlessLibrary(trx, ws, library);
    await trx
      .insertInto('invite')
      .values({ ws, hash: hashOf(code), ...row })
      .execute();
    await note(trx, { ws, at, actor, action: 'invite-made', target: row.id, detail: { role, library } });
  });
  return { code, invite: asInvite(row) };
}

export const daysFrom = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs);

/** The invites of the libraries that this steward cares for, newest first; without their secrets, which nobody has. */
export async function listInvites(db: Database, ws: string, steward: Me): Promise<Invite[]> {
  const rows = await db
    .selectFrom('invite')
    .select(['id', 'role', 'library', 'label', 'uses', 'uses_most', 'at', 'expires_at', 'revoked_at'])
    .where('ws', '=', ws)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
  return rows.filter(({ library }) => isStewardOf(steward, library)).map(asInvite);
}

/** From now on the link lets nobody in. Whoever came by it stays. */
export async function revokeInvite(db: Database, ws: string, id: string, by: Me, at: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const found = await trx
      .selectFrom('invite')
      .select(['library', 'revoked_at'])
      .where('ws', '=', ws)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw new Problem('not-found', 'There is no such invite.');
    refuseUnlessStewardOf(by, found.library);
    if (found.revoked_at) return;
    await trx.updateTable('invite').set({ revoked_at: at }).where('ws', '=', ws).where('id', '=', id).execute();
    await note(trx, { ws, at, actor: by.id, action: 'invite-revoked', target: id });
  });
}

/** Count one use of an invite: what it allows, or a problem where it allows nothing (any more). */
export async function spendInvite(
  trx: InTransaction,
  ws: string,
  code: string,
  at: Date,
): Promise<{ id: string; role: Role; library: string }> {
  const { rows } = await sql<{ id: string; role: Role; library: string }>`
    update invite set uses = uses + 1
    where ws = ${ws} and hash = ${hashOf(code)} and uses < uses_most and expires_at > ${at} and revoked_at is null
    returning id, role, library`.execute(trx);
  if (!rows[0])
    throw new Problem('not-allowed', 'This invite link is wrong, was taken back or has expired. Ask for a new one.');
  return rows[0];
}

interface InviteRow {
  id: string;
  role: Role;
  library: string;
  label: string;
  uses: number;
  uses_most: number;
  at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

function asInvite({ uses_most, at, expires_at, revoked_at, ...rest }: InviteRow): Invite {
  return {
    ...rest,
    usesMost: uses_most,
    madeAt: at.toISOString(),
    expiresAt: expires_at.toISOString(),
    revokedAt: revoked_at?.toISOString() ?? null,
  };
}
