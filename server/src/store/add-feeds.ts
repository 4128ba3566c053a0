import { randomUUID } from 'node:crypto';
import { feedKind } from '../../../lib/model/feeds.ts';
import type { InTransaction } from '#src/db/database.ts';

/** Make feeds that are not there yet; answers those it made. */
export async function addFeeds(trx: InTransaction, ws: string, ids: readonly string[]): Promise<string[]> {
  const made = await trx
    .insertInto('feed')
    .values(ids.map((id) => ({ ws, id, kind: feedKind(id) ?? 'ws', epoch: randomUUID() })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return made.map((row) => row.id);
}
