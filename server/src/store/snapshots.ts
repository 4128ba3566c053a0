import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { sql } from 'kysely';
import type { Database } from '#src/db/database.ts';
import type { Log } from '#src/log.ts';
import type { Row, SnapshotEnd } from '../../../lib/model/sync.ts';

/** Which state of which feed. What it names never changes, so it may be kept for ever by whoever has it. */
export interface SnapshotName {
  feed: string;
  epoch: string;
  seq: number;
}

/** A feed that is shorter is pulled in a page or two as well. */
const behindLeast = 200;
const rowsAtOnce = 2_000;
const compress = promisify(brotliCompress);
/** Ten thousand entries in a second; the best quality takes half a minute for a tenth less. */
const quality = 6;

/** The packed bytes; null where another one has taken its place. */
export async function readSnapshot(db: Database, ws: string, name: SnapshotName): Promise<Buffer | null> {
  const found = await db
    .selectFrom('snapshot')
    .select('bytes')
    .where('ws', '=', ws)
    .where('feed', '=', name.feed)
    .where('epoch', '=', name.epoch)
    .where('seq', '=', name.seq)
    .executeTakeFirst();
  return found?.bytes ?? null;
}

/**
 * Pack what is in a feed now. The number is read before the rows: one that changes meanwhile is here as it was or as it
 * is, or not at all, and comes again behind that number either way. Null: the feed began anew meanwhile.
 */
export async function makeSnapshot(db: Database, ws: string, feed: string, at: Date): Promise<SnapshotName | null> {
  const head = await db
    .selectFrom('feed')
    .select(['epoch', 'seq'])
    .where('ws', '=', ws)
    .where('id', '=', feed)
    .executeTakeFirst();
  if (!head) return null;
  const lines: string[] = [];
  for await (const row of rowsUpTo(db, ws, feed, head.seq)) lines.push(JSON.stringify(row));
  const end: SnapshotEnd = { rows: lines.length };
  const text = Buffer.from([...lines, JSON.stringify(end)].join('\n'));
  const bytes = await compress(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  // A slower process, or one that read before the feed began anew, puts nothing old in place of what is newer.
  const { numAffectedRows } = await sql`
    insert into snapshot (ws, feed, epoch, seq, documents, bytes, at)
    select ws, id, epoch, ${head.seq}::bigint, ${lines.length}::integer, ${bytes}::bytea, ${at}::timestamptz from feed
    where ws = ${ws} and id = ${feed} and epoch = ${head.epoch}
    on conflict (ws, feed) do update set epoch = excluded.epoch, seq = excluded.seq,
      documents = excluded.documents, bytes = excluded.bytes, at = excluded.at
      where snapshot.epoch <> excluded.epoch or snapshot.seq < excluded.seq`.execute(db);
  return numAffectedRows === 0n ? null : { feed, epoch: head.epoch, seq: head.seq };
}

/** What was removed is not in it: whoever reads it has nothing that would have to go. */
async function* rowsUpTo(db: Database, ws: string, feed: string, seq: number): AsyncGenerator<Row> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('doc')
      .select(['id', 'type', 'rev', 'seq', 'deleted', 'body', 'author', 'at'])
      .where('ws', '=', ws)
      .where('feed', '=', feed)
      .where('seq', '>', after)
      .where('seq', '<=', seq)
      .orderBy('seq')
      .limit(rowsAtOnce)
      .execute();
    for (const row of rows) if (!row.deleted) yield { ...row, body: row.body as Row['body'], at: row.at.toISOString() };
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)!.seq;
  }
}

/** Feeds that everybody reads and that have got far ahead of their snapshot. Working copies are too large for that. */
async function dueFeeds(db: Database, ws: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select feed.id from feed left join snapshot s
      on s.ws = feed.ws and s.feed = feed.id and s.epoch = feed.epoch
    where feed.ws = ${ws} and feed.kind in ('ws', 'pub')
      and feed.seq - coalesce(s.seq, 0) > greatest(${behindLeast}::bigint, coalesce(s.documents, 0) / 20)
    order by feed.id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function makeDueSnapshots(db: Database, ws: string, at: Date): Promise<SnapshotName[]> {
  const made: SnapshotName[] = [];
  for (const feed of await dueFeeds(db, ws)) {
    const snapshot = await makeSnapshot(db, ws, feed, at);
    if (snapshot) made.push(snapshot);
  }
  return made;
}

const everyMs = 60_000;

/** Once a minute. Of several processes the others mostly find it done, because each begins at a moment of its own. */
export async function keepSnapshots(db: Database, ws: string, log: Log, signal: AbortSignal): Promise<void> {
  const wait = (ms: number) => delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
  await wait(Math.random() * everyMs);
  while (!signal.aborted) {
    try {
      for (const made of await makeDueSnapshots(db, ws, new Date())) log.info({ ...made }, 'a snapshot was made');
    } catch (error) {
      if (!signal.aborted) log.error({ reason: String(error) }, 'no snapshot could be made; it will be tried again');
    }
    await wait(everyMs);
  }
}
