import { sql } from 'kysely';
import { Problem } from '../../../lib/model/problem.ts';
import type { InTransaction, Database } from '#src/db/database.ts';
import { writeAsStore, type OwnWrite } from '#src/store/write-as-store.ts';
import type { Blobs } from '#src/blobs/blobs.ts';
import { giveBody } from './give-body.ts';
import { writeCards } from './cards.ts';
import { note } from './audit.ts';
import { changeAccess } from './grants.ts';

interface Decision {
  ws: string;
  person: string;
  by: string;
  at: Date;
}

/** Let nobody in under this name any more: every device of theirs is signed out at once, and stays so. */
export async function disablePerson(db: Database, { ws, person, by, at }: Decision): Promise<void> {
  await changeAccess(db, ws, async (trx) => {
    if ((await stateOf(trx, ws, person)) === 'disabled') return;
    await trx.updateTable('person').set({ disabled_at: at }).where('ws', '=', ws).where('id', '=', person).execute();
    await trx
      .updateTable('token')
      .set({ revoked_at: at })
      .where('ws', '=', ws)
      .where('person', '=', person)
      .where('revoked_at', 'is', null)
      .execute();
    await writeCards(trx, { ws, people: [person], author: by, at });
    await note(trx, { ws, at, actor: by, action: 'person-disabled', target: person });
  });
}

/** They may sign in again, as who they were. Tokens that died stay dead. */
export async function enablePerson(db: Database, { ws, person, by, at }: Decision): Promise<void> {
  await changeAccess(db, ws, async (trx) => {
    if ((await stateOf(trx, ws, person)) === 'enabled') return;
    await trx.updateTable('person').set({ disabled_at: null }).where('ws', '=', ws).where('id', '=', person).execute();
    await writeCards(trx, { ws, people: [person], author: by, at });
    await note(trx, { ws, at, actor: by, action: 'person-enabled', target: person });
  });
}

async function stateOf(trx: InTransaction, ws: string, id: string): Promise<'enabled' | 'disabled'> {
  const found = await trx
    .selectFrom('person')
    .select('disabled_at')
    .where('ws', '=', ws)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new Problem('not-found', 'There is no such person.');
  return found.disabled_at ? 'disabled' : 'enabled';
}

interface Shared {
  feed: string;
  id: string;
  type: string;
  body: Record<string, unknown>;
}

/** Under the new name wherever it bore the old one. */
function given(body: Shared['body'], from: string, to: string): Shared['body'] {
  const names = ['authorId', 'ownerId', 'backupId'].filter((name) => body[name] === from);
  return { ...body, ...Object.fromEntries(names.map((name) => [name, to])) };
}

/**
 * Give all that somebody shared or keeps to somebody else, name and all: what readers get says it too. Their private drafts stay
 * theirs: nobody else has ever seen those. Answers which feeds moved, and how many guides.
 */
export async function reassignGuides(
  db: Database,
  blobs: Blobs,
  { ws, person, by, at, to }: Decision & { to: string },
): Promise<{ guides: number; heads: Map<string, number> }> {
  return changeAccess(db, ws, async (trx) => {
    await stateOf(trx, ws, person);
    if (person === to) throw new Problem('invalid', 'Choose somebody else to give the guides to.');
    if ((await stateOf(trx, ws, to)) === 'disabled')
      throw new Problem('conflict', 'Whoever gets the guides must be able to sign in.');
    // In one order, as every writer of several feeds takes them, so that two cannot wait for each other.
    await sql`select id from feed where ws = ${ws} and kind in ('pub', 'edit') order by id for update`.execute(trx);
    const { rows } = await sql<Shared>`
      select d.feed, d.id, d.type, d.body from doc d
      join feed f on f.ws = d.ws and f.id = d.feed and f.kind in ('pub', 'edit')
      where d.ws = ${ws} and d.type in ('guide', 'entry') and not d.deleted
        and ${person} in (d.body->>'authorId', d.body->>'ownerId', d.body->>'backupId')
      order by d.feed, d.id`.execute(trx);
    const heads = new Map<string, number>();
    for (const feed of new Set(rows.map((row) => row.feed))) {
      const documents: OwnWrite[] = [];
      for (const { id, type, body } of rows.filter((row) => row.feed === feed)) {
        const published = type === 'entry' ? await giveBody(trx, blobs, { ws, to, at }, body['body']) : {};
        documents.push({ id, type, body: { ...given(body, person, to), ...published } });
      }
      heads.set(feed, await writeAsStore(trx, { ws, feed, author: by, at }, documents));
    }
    const ids = [...new Set(rows.map((row) => row.id))];
    const signed = [...new Set(rows.flatMap(({ id, body }) => (body['authorId'] === person ? [id] : [])))];
    if (signed.length > 0) {
      await trx
        .insertInto('takeover')
        .values(signed.map((doc) => ({ ws, doc, person: to, at })))
        .onConflict((conflict) => conflict.columns(['ws', 'doc']).doUpdateSet({ person: to, at }))
        .execute();
    }
    const detail = { to, guides: ids.length };
    await note(trx, { ws, at, actor: by, action: 'guides-reassigned', target: person, detail });
    return { guides: ids.length, heads };
  });
}
