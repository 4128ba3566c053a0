import { randomUUID } from 'node:crypto';
import { Problem } from '../../../lib/model/problem.ts';
import type { SignedInDevice } from '../../../lib/model/steward.ts';
import type { Me } from '../../../lib/model/sync.ts';
import { hashOf, newSecret } from '#src/auth/secrets.ts';
import type { Session } from '#src/auth/sign-in.ts';
import type { Database, InTransaction } from '#src/db/database.ts';
import { note } from './audit.ts';
import { changeAccess, meOf, rolesOf } from './grants.ts';
import { teamsOf } from './teams.ts';

const hourMs = 60 * 60 * 1000;

export interface NewToken {
  ws: string;
  person: string;
  device: string;
  at: Date;
  expiresAt: Date | null;
}

/** A token for one more device of somebody. It can be shown just once: its hash is what is kept. */
export async function giveToken(trx: InTransaction, { ws, person, device, at, expiresAt }: NewToken): Promise<string> {
  const token = newSecret();
  await trx
    .insertInto('token')
    .values({ ws, id: randomUUID(), hash: hashOf(token), person, device, at, expires_at: expiresAt })
    .execute();
  return token;
}

/** Who signs in with this token, and until when that holds; or why it opens nothing. */
export async function sessionOf(
  db: Database,
  ws: string,
  token: string,
  at: Date,
): Promise<Session & { expiresAt?: Date | null }> {
  const found = await db
    .selectFrom('token')
    .innerJoin('person', (on) => on.onRef('person.ws', '=', 'token.ws').onRef('person.id', '=', 'token.person'))
    .select(['person.id', 'person.name', 'person.disabled_at', 'token.id as device'])
    .select(['token.revoked_at', 'token.expires_at', 'token.last_used'])
    .where('token.ws', '=', ws)
    .where('token.hash', '=', hashOf(token))
    .executeTakeFirst();
  if (!found) return { refusal: 'unknown' };
  if (found.disabled_at) return { refusal: 'disabled' };
  if (found.revoked_at) return { refusal: 'revoked' };
  if (found.expires_at && found.expires_at <= at) return { refusal: 'expired' };
  // To the hour is enough to tell a device in use from a forgotten one, and costs next to no writes.
  if (!found.last_used || at.getTime() - found.last_used.getTime() >= hourMs) {
    await db.updateTable('token').set({ last_used: at }).where('ws', '=', ws).where('id', '=', found.device).execute();
  }
  const [all, teams] = await Promise.all([rolesOf(db, ws, [found.id]), teamsOf(db, ws, found.id)]);
  return {
    person: { ...meOf(found, all.get(found.id) ?? {}), teams },
    device: found.device,
    expiresAt: found.expires_at,
  };
}

/** The devices that are signed in now, of one person or (null) of everybody; the one used last comes first. */
export async function listDevices(
  db: Database,
  ws: string,
  person: string | null,
  asking: string,
  at: Date,
): Promise<SignedInDevice[]> {
  let query = db
    .selectFrom('token')
    .innerJoin('person', (on) => on.onRef('person.ws', '=', 'token.ws').onRef('person.id', '=', 'token.person'))
    .select(['token.id', 'token.person', 'token.device', 'token.at', 'token.last_used', 'token.expires_at'])
    .where('token.ws', '=', ws)
    .where('token.revoked_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .where((row) => row.or([row('token.expires_at', 'is', null), row('token.expires_at', '>', at)]))
    .orderBy((row) => row.fn.coalesce('token.last_used', 'token.at'), 'desc')
    .orderBy('token.id');
  if (person !== null) query = query.where('token.person', '=', person);
  return (await query.execute()).map((row) => ({
    id: row.id,
    person: row.person,
    name: row.device,
    signedInAt: row.at.toISOString(),
    lastUsed: row.last_used?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    isThis: row.id === asking,
  }));
}

/** Sign one device out: one's own, or as a steward anybody's. What is nobody's business is as if it were not there. */
export async function revokeDevice(
  db: Database,
  { ws, id, by, mayAny, at }: { ws: string; id: string; by: Me; mayAny: boolean; at: Date },
): Promise<void> {
  await changeAccess(db, ws, async (trx) => {
    const found = await trx
      .selectFrom('token')
      .select(['person', 'revoked_at'])
      .where('ws', '=', ws)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!found || (found.person !== by.id && !mayAny)) throw new Problem('not-found', 'There is no such device.');
    if (found.revoked_at) return;
    await trx.updateTable('token').set({ revoked_at: at }).where('ws', '=', ws).where('id', '=', id).execute();
    await note(trx, {
      ws,
      at,
      actor: by.id,
      action: 'device-revoked',
      target: id,
      detail: { person: found.person },
    });
  });
}
