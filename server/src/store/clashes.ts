import { sql } from 'kysely';
import { isDocumentType } from '../../../lib/model/documents.ts';
import type { Json } from '../../../lib/model/merge.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Clashes, ClashChoice, RestoreReply } from '../../../lib/model/sync.ts';
import { inTransaction, type Database } from '#src/db/database.ts';
import { applyKept, lockFeed, type Writing } from './push.ts';
import { takeMine, valueAt, type Kept } from './take-mine.ts';

interface ClashRecord {
  feed: string;
  op: string;
  id: string;
  type: string;
  body: Record<string, unknown> | null;
  detail: (Kept & { theirs: Json })[];
  author: string;
  at: Date;
}

const clashesMost = 200;

/** Clashes nobody has decided yet, newest first, with both values and what stands now. */
export async function readClashes(db: Database, ws: string, feeds: string[]): Promise<Clashes> {
  const { rows } = await sql<ClashRecord>`
    select c.feed, c.op, c.id, d.type, d.body, c.detail, c.author, c.at from clash c
    join doc d on d.ws = c.ws and d.feed = c.feed and d.id = c.id
    where c.ws = ${ws} and c.feed = any(${feeds}) and c.resolved_at is null
    order by c.at desc, c.op limit ${clashesMost}`.execute(db);
  const clashes = rows.map(({ body, detail, at, ...row }) => ({
    ...row,
    title: String(body?.['title'] ?? body?.['name'] ?? body?.['note'] ?? ''),
    at: at.toISOString(),
    differences: detail.map(({ path, mine, theirs }) => {
      const now = valueAt(body as Json, path) ?? null;
      return { path: [...path], mine, theirs, now };
    }),
  }));
  return { clashes };
}

export interface Resolving extends Writing {
  /** The change that clashed. */
  clash: string;
  /** What a new revision is to be called, where one is made. */
  op: string;
  keep: ClashChoice;
}

/** Decide a clash: what stands is kept, or the other side is written as a change like any other. Once, and for all. */
export async function resolveClash(db: Database, request: Resolving): Promise<{ reply: RestoreReply; seq: number }> {
  return inTransaction(db, async (trx) => {
    const { ws, feed, clash, op, keep, at } = request;
    const { seq, person } = await lockFeed(trx, request, 1);
    const { rows } = await sql<ClashRecord & { rev: string; kept: string | null }>`
      select c.id, c.detail, c.kept, d.type, d.body, d.rev from clash c
      join doc d on d.ws = c.ws and d.feed = c.feed and d.id = c.id
      where c.ws = ${ws} and c.feed = ${feed} and c.op = ${clash}`.execute(trx);
    const found = rows[0];
    if (!found || !isDocumentType(found.type)) throw new Problem('not-found', 'There is no such clash.');
    const standing: RestoreReply = { rev: found.rev, body: found.body };
    if (found.kept === keep) return { reply: standing, seq };
    if (found.kept !== null) throw new Problem('conflict', 'Somebody has decided this meanwhile.');
    let reply = standing;
    if (keep === 'mine') {
      const body = takeMine(found.type, found.body as Json, found.detail) as RestoreReply['body'];
      if (body === null) throw new Problem('conflict', 'The place of this value is gone. Keep what stands now.');
      const change = { op, id: found.id, type: found.type, base: found.rev, body };
      const { rev, body: now } = await applyKept(trx, { ...request, person }, change, seq);
      reply = { rev, body: now };
    }
    await sql`
      update clash set kept = ${keep}, resolved_by = ${person.id}, resolved_at = ${at}
      where ws = ${ws} and feed = ${feed} and op = ${clash}`.execute(trx);
    return { reply, seq };
  });
}
