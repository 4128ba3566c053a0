import { sql } from 'kysely';
import { Problem } from '../../../lib/model/problem.ts';
import type { Changes } from '../../../lib/model/sync.ts';
import type { Database } from '#src/db/database.ts';

const rowsMost = 500;
const bytesMost = 4_000_000;

export interface Cursor {
  /** Null: the client has nothing of this feed yet. */
  epoch: string | null;
  after: number;
  limit: number;
}

interface StoredRow {
  id: string;
  type: string;
  rev: string;
  seq: number;
  deleted: boolean;
  body: Record<string, unknown> | null;
  author: string;
  at: Date;
}

/**
 * What changed in a feed behind a cursor, in order, at most one page. The head is read before the rows, so that `next`
 * never passes a row that was committed in between.
 */
export async function readChanges(db: Database, ws: string, feed: string, cursor: Cursor): Promise<Changes> {
  const head = await db
    .selectFrom('feed')
    .select(['epoch', 'seq'])
    .where('ws', '=', ws)
    .where('id', '=', feed)
    .executeTakeFirst();
  if (!head) throw new Problem('not-found', 'There is no such feed.');
  const isForeign = cursor.epoch !== null && cursor.epoch !== head.epoch;
  if (isForeign || cursor.after > head.seq) return { epoch: head.epoch, reset: true, rows: [], next: 0, more: true };

  const limit = Math.min(cursor.limit, rowsMost);
  // Big documents make a short page; `upto - bytes` lets the first row through whatever its size.
  const { rows } = await sql<StoredRow & { found: number }>`
    select id, type, rev, seq, deleted, body, author, at, found from (
      select *, count(*) over () as found, sum(bytes) over (order by seq) as upto from (
        select id, type, rev, seq, deleted, body, author, at, bytes from doc
        where ws = ${ws} and feed = ${feed} and seq > ${cursor.after} order by seq limit ${limit}
      ) as page
    ) as sized where upto - bytes < ${bytesMost} order by seq`.execute(db);
  const last = rows.at(-1)?.seq ?? 0;
  const found = rows[0]?.found ?? 0;
  const more = found === limit || rows.length < found;
  return {
    epoch: head.epoch,
    reset: false,
    rows: rows.map(({ id, type, rev, seq, deleted, body, author, at }) => {
      return { id, type, rev, seq, deleted, body, author, at: at.toISOString() };
    }),
    next: more ? last : Math.max(head.seq, last),
    more,
  };
}
