import { sql } from 'kysely';
import { asNextEdit } from '../../../lib/model/guide-rules.ts';
import type { Guide } from '../../../lib/model/guide.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { DeletedGuides, Op, RestoreReply, Revisions } from '../../../lib/model/sync.ts';
import { readRetention } from '#src/access/retention.ts';
import { inTransaction, type Database } from '#src/db/database.ts';
import { applyKept, lockFeed, type Writing } from './push.ts';

type Body = Record<string, unknown> | null;

interface Place {
  ws: string;
  feed: string;
  id: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The saved states of one document, newest first: a page of those before `before`. */
export async function readRevisions(
  db: Database,
  { ws, feed, id }: Place,
  { before, limit }: { before: number; limit: number },
): Promise<Revisions> {
  const { rows } = await sql<{ rev: string; seq: number; type: string; body: Body; author: string; at: Date }>`
    select rev, seq, type, body, author, at from revision
    where ws = ${ws} and feed = ${feed} and id = ${id} and seq < ${before} order by seq desc limit ${limit + 1}`.execute(
    db,
  );
  const shown = rows.slice(0, limit);
  return {
    revisions: shown.map((row) => ({ ...row, at: row.at.toISOString() })),
    older: rows[limit]?.body ?? null,
    more: rows.length > limit,
  };
}

export interface Restoring extends Writing {
  /** What the new revision is to be called: a repeated request has no second effect. */
  op: string;
  id: string;
  rev: string;
}

/** Make an older state the newest one, as a change like any other, so that every device hears of it. */
export async function restoreRevision(db: Database, request: Restoring): Promise<{ reply: RestoreReply; seq: number }> {
  return inTransaction(db, async (trx) => {
    const { seq, person } = await lockFeed(trx, request, 1);
    const { ws, feed, id, rev, op } = request;
    const { rows } = await sql<{ type: string; body: Body; present: Body; base: string | null }>`
      select r.type, r.body, d.body as present, d.rev as base from revision r
      left join doc d on d.ws = r.ws and d.feed = r.feed and d.id = r.id
      where r.ws = ${ws} and r.feed = ${feed} and r.id = ${id} and r.rev = ${rev}`.execute(trx);
    const old = rows[0];
    if (!old?.body) throw new Problem('not-found', 'This revision is not kept any more.');
    const isEdit = old.type === 'guide' && old.present !== null;
    const body = isEdit ? asNextEdit(old.body as Guide, old.present as Guide) : old.body;
    const change: Op = { op, id, type: old.type, base: old.base, body };
    const { rev: now, body: standing } = await applyKept(trx, { ...request, person }, change, seq);
    return { reply: { rev: now, body: standing }, seq };
  });
}

/**
 * Guides that were deleted and can still be brought back, newest first. A draft that became a shared guide was moved,
 * not deleted, so what lives in another of these feeds does not count.
 */
export async function readDeleted(db: Database, ws: string, feeds: string[], now: Date): Promise<DeletedGuides> {
  const keptDays = (await readRetention(db, ws)).deletedDays;
  const since = new Date(now.getTime() - keptDays * dayMs);
  const { rows } = await sql<{
    feed: string;
    id: string;
    rev: string;
    body: Record<string, unknown>;
    entry: Body;
    author: string;
    at: Date;
  }>`
    select d.feed, d.id, r.rev, r.body, e.body as entry, d.author, d.at from doc d
    cross join lateral (
      select rev, body from revision where ws = d.ws and feed = d.feed and id = d.id and body is not null
      order by seq desc limit 1
    ) as r
    left join lateral (
      select body from revision where ws = d.ws and feed = replace(d.feed, 'edit:', 'pub:') and id = d.id and type = 'entry'
        and body is not null order by seq desc limit 1
    ) as e on true
    where d.ws = ${ws} and d.feed = any(${feeds}) and d.deleted and d.type = 'guide' and d.at > ${since}
      and not exists (select 1 from doc live where live.ws = d.ws and live.id = d.id and live.feed = any(${feeds})
        and live.type = 'guide' and not live.deleted)
    order by d.at desc, d.feed limit 200`.execute(db);
  const seen = new Set<string>();
  const guides = rows.flatMap(({ at, entry, ...row }) => {
    if (seen.has(row.id)) return [];
    seen.add(row.id);
    const isPublished = Number(row.body['revision']) > 0 && row.body['isArchived'] !== true;
    const keptUntil = new Date(at.getTime() + keptDays * dayMs).toISOString();
    return [{ ...row, entry: isPublished ? entry : null, at: at.toISOString(), keptUntil }];
  });
  return { guides, keptDays };
}

/** Let go of what was deleted too long ago. The names of its revisions stay, so that an old change never applies twice. */
export async function forgetDeleted(db: Database, ws: string, before: Date): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ feed: string; id: string }>`
      update revision r set body = null from doc d
      where d.ws = ${ws} and d.deleted and d.at <= ${before} and r.ws = d.ws and r.feed = d.feed and r.id = d.id
        and r.body is not null returning r.feed, r.id`.execute(trx);
    await sql`
      delete from revision_blob b using doc d
      where d.ws = ${ws} and d.deleted and d.at <= ${before} and b.ws = d.ws and b.feed = d.feed and b.doc = d.id`.execute(
      trx,
    );
    return rows.length;
  });
}
