import { randomUUID } from 'node:crypto';
import type { Json } from '../../../lib/model/merge.ts';
import type { InTransaction } from '#src/db/database.ts';
import { writeDocuments, type Stamp } from './write-documents.ts';

export interface OwnWrite {
  type: string;
  id: string;
  /** Null takes it away. */
  body: object | null;
}

/**
 * Write documents as the store itself: what no client may, but as ordinary revisions, so that every device hears of
 * them. Answers the feed's new head.
 */
export async function writeAsStore(trx: InTransaction, stamp: Stamp, documents: readonly OwnWrite[]): Promise<number> {
  const { seq } = await trx
    .updateTable('feed')
    .set((row) => ({ seq: row('seq', '+', documents.length) }))
    .where('ws', '=', stamp.ws)
    .where('id', '=', stamp.feed)
    .returning('seq')
    .executeTakeFirstOrThrow();
  const first = seq - documents.length + 1;
  const writes = documents.map(({ type, id, body }, index) => {
    return { id, type, rev: randomUUID(), seq: first + index, deleted: body === null, body: body as Json };
  });
  await writeDocuments(trx, stamp, writes);
  return seq;
}
