import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { draftFeed, feedKind, workspaceFeed } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me } from '../../../lib/model/sync.ts';
import type { Person, Role, Workspace } from '../../../lib/model/workspace.ts';
import { hashOf, newSecret } from '#src/auth/secrets.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { sharedFeeds } from './feed-names.ts';
import { writeDocuments } from './write-documents.ts';

const inviteLifeMs = 14 * 24 * 60 * 60 * 1000;

/** The shared feeds and the workspace's card, once; later starts find them and leave them. */
export async function foundWorkspace(db: Database, ws: string, name: string, at: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const made = await addFeeds(trx, ws, sharedFeeds);
    if (!made.includes(workspaceFeed)) return;
    const body: Workspace = { schemaVersion: 1, name };
    await addToWorkspaceFeed(trx, { ws, author: 'store', at }, 'workspace', 'workspace', body);
  });
}

export async function addFeeds(trx: InTransaction, ws: string, ids: readonly string[]): Promise<string[]> {
  const made = await trx
    .insertInto('feed')
    .values(ids.map((id) => ({ ws, id, kind: feedKind(id) ?? 'ws', epoch: randomUUID() })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return made.map((row) => row.id);
}

/** Write one document as the store itself, which no client may do for people. */
async function addToWorkspaceFeed(
  trx: InTransaction,
  { ws, author, at }: { ws: string; author: string; at: Date },
  type: 'person' | 'workspace',
  id: string,
  body: Person | Workspace,
): Promise<void> {
  const { seq } = await trx
    .updateTable('feed')
    .set((row) => ({ seq: row('seq', '+', 1) }))
    .where('ws', '=', ws)
    .where('id', '=', workspaceFeed)
    .returning('seq')
    .executeTakeFirstOrThrow();
  const write = { id, type, rev: randomUUID(), seq, deleted: false, body };
  await writeDocuments(trx, { ws, feed: workspaceFeed, author, at }, [write]);
}

export interface InviteWish {
  role: Role;
  label?: string;
  uses?: number;
  expiresAt?: Date;
}

/** A code that lets people in with this role. Only its hash is kept, so it can be shown just once. */
export async function createInvite(db: Database, ws: string, wish: InviteWish, at: Date): Promise<string> {
  const code = newSecret();
  await db
    .insertInto('invite')
    .values({
      ws,
      hash: hashOf(code),
      role: wish.role,
      label: wish.label ?? '',
      uses_most: wish.uses ?? 100,
      expires_at: wish.expiresAt ?? new Date(at.getTime() + inviteLifeMs),
      at,
    })
    .execute();
  return code;
}

export async function hasSteward(db: Database, ws: string): Promise<boolean> {
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('ws', '=', ws)
    .where('role', '=', 'steward')
    .limit(1)
    .execute();
  return found.length > 0;
}

export interface Joining {
  invite: string;
  name: string;
  device: string;
}

/** Make a person out of an invite: card, own feed and a token for this device, or nothing of it. */
export async function join(
  db: Database,
  ws: string,
  joining: Joining,
  at: Date,
): Promise<{ token: string; person: Me }> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ role: Role }>`
      update invite set uses = uses + 1
      where ws = ${ws} and hash = ${hashOf(joining.invite)} and uses < uses_most and expires_at > ${at}
      returning role`.execute(trx);
    const role = rows[0]?.role;
    if (!role) throw new Problem('not-allowed', 'This invite link is wrong or has expired. Ask for a new one.');
    const person: Me = { id: randomUUID(), name: joining.name, role };
    const token = newSecret();
    await trx
      .insertInto('person')
      .values({ ws, ...person, at })
      .execute();
    await trx
      .insertInto('token')
      .values({ ws, hash: hashOf(token), person: person.id, device: joining.device, at })
      .execute();
    await addFeeds(trx, ws, [draftFeed(person.id)]);
    await addToWorkspaceFeed(trx, { ws, author: person.id, at }, 'person', person.id, { schemaVersion: 1, ...person });
    return { token, person };
  });
}

/** Whose token is this? Null for one that was never given out. */
export async function personOf(db: Database, ws: string, token: string): Promise<Me | null> {
  const found = await db
    .selectFrom('token')
    .innerJoin('person', (on) => on.onRef('person.ws', '=', 'token.ws').onRef('person.id', '=', 'token.person'))
    .select(['person.id', 'person.name', 'person.role'])
    .where('token.ws', '=', ws)
    .where('token.hash', '=', hashOf(token))
    .executeTakeFirst();
  return found ?? null;
}
