import { sql } from 'kysely';
import { belongings } from '../../../lib/model/documents.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { writeAsStore } from './write-as-store.ts';

interface Belonging {
  feed: string;
  id: string;
  type: string;
}

/**
 * What was said of guides that were removed before then, and that nobody can bring back any more, goes after them: from
 * every device, and here for good. Until then it waits, so that a guide that is brought back has it.
 */
export async function forgetBelongings(db: Database, ws: string, before: Date, now: Date): Promise<number> {
  if ((await leftOf(db, ws, before)).length === 0) return 0;
  return inTransaction(db, async (trx) => {
    // In one order, as every writer of several feeds takes them; nobody brings a guide back meanwhile.
    await sql`select id from feed where ws = ${ws} and kind in ('pub', 'edit') order by id for update`.execute(trx);
    const left = await leftOf(trx, ws, before);
    for (const [feed, those] of Map.groupBy(left, (one) => one.feed)) {
      const gone = those.map(({ id, type }) => ({ id, type, body: null }));
      await writeAsStore(trx, { ws, feed, author: 'store', at: now }, gone);
      const ids = those.map(({ id }) => id);
      await sql`update revision set body = null where ws = ${ws} and feed = ${feed} and id = any(${ids})`.execute(trx);
      await sql`delete from clash where ws = ${ws} and feed = ${feed} and id = any(${ids})`.execute(trx);
    }
    return left.length;
  });
}

async function leftOf(db: Database | InTransaction, ws: string, before: Date): Promise<Belonging[]> {
  const { rows } = await sql<Belonging>`
    select b.feed, b.id, b.type from doc g
    join feed f on f.ws = g.ws and f.id = g.feed and f.kind = 'edit'
    join doc b on b.ws = g.ws and b.feed in (g.feed, replace(g.feed, 'edit:', 'pub:')) and b.type = any(${belongings})
      and not b.deleted and b.body->>'guideId' = g.id
    where g.ws = ${ws} and g.type = 'guide' and g.deleted and g.at <= ${before}
      and not exists (select 1 from doc live where live.ws = g.ws and live.id = g.id
        and (not live.deleted or live.at > ${before}))
    order by b.feed, b.id`.execute(db);
  return rows;
}
