import { workspaceFeed } from '../../../lib/model/feeds.ts';
import type { Person } from '../../../lib/model/workspace.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { writeAsStore } from '#src/store/write-as-store.ts';
import { meOf, rolesOf } from './grants.ts';

interface Which {
  ws: string;
  people: readonly string[];
  author: string;
  at: Date;
}

/** Bring the cards by which colleagues know these people up to what is true now. Cards that are right are left alone. */
export async function writeCards(trx: InTransaction, { ws, people, author, at }: Which): Promise<void> {
  if (people.length === 0) return;
  const names = await trx
    .selectFrom('person')
    .select(['id', 'name', 'disabled_at'])
    .where('ws', '=', ws)
    .where('id', 'in', [...people])
    .execute();
  const roles = await rolesOf(trx, ws, people);
  const cards = names.map((one): Person => {
    const { id, name, role } = meOf(one, roles.get(one.id) ?? {});
    return { schemaVersion: 1, id, name, role, ...(one.disabled_at && { isGone: true }) };
  });
  const known = await trx
    .selectFrom('doc')
    .select(['id', 'body'])
    .where('ws', '=', ws)
    .where('feed', '=', workspaceFeed)
    .where('id', 'in', [...people])
    .execute();
  const news = cards.filter(({ id, name, role, isGone }) => {
    const card = known.find((one) => one.id === id)?.body as Person | null | undefined;
    return card?.name !== name || card.role !== role || card.isGone !== isGone;
  });
  if (news.length === 0) return;
  const stamp = { ws, feed: workspaceFeed, author, at };
  await writeAsStore(
    trx,
    stamp,
    news.map((card) => ({ type: 'person', id: card.id, body: card })),
  );
}

/** Whoever left before their card could say so: their guides fall to the backup as well. */
export async function writeCardsOfLeavers(db: Database, ws: string, at: Date): Promise<void> {
  const leavers = await db
    .selectFrom('person')
    .select('id')
    .where('ws', '=', ws)
    .where('disabled_at', 'is not', null)
    .execute();
  const people = leavers.map(({ id }) => id);
  await inTransaction(db, (trx) => writeCards(trx, { ws, people, author: 'store', at }));
}
