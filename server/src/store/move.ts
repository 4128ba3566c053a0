import { sql } from 'kysely';
import { editFeedOf, libraryOf, mayRead, publishedFeedOf } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Review } from '../../../lib/model/review.ts';
import type { Op } from '../../../lib/model/sync.ts';
import { note } from '#src/access/audit.ts';
import { rolesOf } from '#src/access/grants.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { unapproved } from './approvals.ts';
import { lockFeed, type Writing } from './push.ts';
import { writeAsStore, type OwnWrite } from './write-as-store.ts';

export interface Moving extends Writing {
  /** The guide, which is in the library that `feed` holds the working copies of. */
  id: string;
  /** The library it goes to. */
  to: string;
}

interface Place {
  ws: string;
  from: string;
  to: string;
  ids: readonly string[];
}

/**
 * Take a guide from one library to another with all that belongs to it, in one transaction: what readers have, what
 * they reported of it, what was saved before, and clashes that wait. Answers which feeds moved, and how far.
 */
export async function moveGuide(db: Database, moving: Moving): Promise<Map<string, number>> {
  const { ws, id, to, at } = moving;
  const from = libraryOf(moving.feed);
  if (from === null || moving.feed !== editFeedOf(from))
    throw new Problem('invalid', 'Only a guide that is shared in a library can be moved to another.');
  const heads = new Map<string, number>();
  if (from === to) return heads;
  return inTransaction(db, async (trx) => {
    await lockAll(trx, moving, [from, to]);
    for (const feedOf of [editFeedOf, publishedFeedOf]) {
      const [old, next] = [feedOf(from), feedOf(to)];
      const documents = await belongingTo(trx, ws, old, id);
      if (feedOf === editFeedOf && !documents.some((document) => document.id === id))
        throw new Problem('not-found', 'This guide is not in that library any more.');
      if (documents.length === 0) continue;
      const coming = await withoutForeignApprovals(trx, ws, next, documents);
      await refuseUnapproved(trx, moving, next, coming);
      await takeHistoryAlong(trx, { ws, from: old, to: next, ids: coming.map((document) => document.id) });
      const stamp = { ws, author: moving.person.id, at };
      heads.set(next, await writeAsStore(trx, { ...stamp, feed: next }, coming));
      const gone = documents.map((document) => ({ ...document, body: null }));
      heads.set(old, await writeAsStore(trx, { ...stamp, feed: old }, gone));
    }
    const detail = { from, to };
    await note(trx, { ws, at, actor: moving.person.id, action: 'guide-moved', target: id, detail });
    return heads;
  });
}

/**
 * In one order, as every writer of several feeds takes them, so that two cannot wait for each other. Whoever may read the
 * working copies of a library is an author of it, so locking them asks for that, too.
 */
async function lockAll(trx: InTransaction, moving: Moving, libraries: readonly string[]): Promise<void> {
  const feeds = libraries.flatMap((library) => [editFeedOf(library), publishedFeedOf(library)]).toSorted();
  for (const feed of feeds) await lockFeed(trx, { ...moving, feed }, 0);
}

/** What a library's readers get takes as many approvals when it comes from another one. */
async function refuseUnapproved(
  trx: InTransaction,
  { ws, person }: Moving,
  feed: string,
  documents: readonly OwnWrite[],
): Promise<void> {
  const ops = documents.map(({ id, type, body }) => ({ op: id, id, type, base: null, body: body as Op['body'] }));
  const [reason] = (await unapproved(trx, { ws, feed, person, ops })).values();
  if (reason !== undefined) throw new Problem('not-allowed', reason);
}

/** Approvals are given by authors of the library that publishes: those of nobody else come along. */
async function withoutForeignApprovals(
  trx: InTransaction,
  ws: string,
  feed: string,
  documents: readonly OwnWrite[],
): Promise<readonly OwnWrite[]> {
  const approverOf = ({ type, body }: OwnWrite) =>
    type === 'review' && (body as Review).verdict === 'approved' ? (body as Review).raisedBy : null;
  const roles = await rolesOf(trx, ws, [...new Set(documents.flatMap((one) => approverOf(one) ?? []))]);
  return documents.filter((document) => {
    const id = approverOf(document);
    return id === null || mayRead(feed, { id, role: 'reader', roles: roles.get(id) ?? {} });
  });
}

/** The guide or entry itself, and what says that it is about it. */
async function belongingTo(trx: InTransaction, ws: string, feed: string, id: string): Promise<OwnWrite[]> {
  const { rows } = await sql<OwnWrite>`
    select type, id, body from doc
    where ws = ${ws} and feed = ${feed} and not deleted and (id = ${id} or body->>'guideId' = ${id})
    order by id`.execute(trx);
  return rows;
}

/** Under the names they had, so that a change that began from one of them still finds it. */
async function takeHistoryAlong(trx: InTransaction, { ws, from, to, ids }: Place): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from revision where ws = ${ws} and feed = ${from} and id = any(${ids})`.execute(trx);
  const count = rows[0]!.count;
  const { rows: heads } = await sql<{ seq: number }>`
    update feed set seq = seq + ${count} where ws = ${ws} and id = ${to} returning seq`.execute(trx);
  const before = heads[0]!.seq - count;
  await sql`
    insert into revision (ws, feed, rev, id, type, seq, body, author, at)
    select ws, ${to}, rev, id, type, ${before} + row_number() over (order by seq), body, author, at
    from revision where ws = ${ws} and feed = ${from} and id = any(${ids})
    on conflict do nothing`.execute(trx);
  await sql`
    insert into revision_blob (ws, feed, sha256, doc)
    select ws, ${to}, sha256, doc from revision_blob where ws = ${ws} and feed = ${from} and doc = any(${ids})
    on conflict do nothing`.execute(trx);
  await sql`update clash set feed = ${to} where ws = ${ws} and feed = ${from} and id = any(${ids})`.execute(trx);
}
