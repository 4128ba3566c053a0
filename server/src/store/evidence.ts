import { sql } from 'kysely';
import { blobsOf, isDocumentType, readDocument } from '../../../lib/model/documents.ts';
import type { Json } from '../../../lib/model/merge.ts';
import { mayRead, maySeeHistory } from '../../../lib/model/feeds.ts';
import type { Me, Op } from '../../../lib/model/sync.ts';
import type { Database, InTransaction } from '#src/db/database.ts';
import { whyUnsafe } from '#src/safe-json.ts';
import { unapproved } from './approvals.ts';
import { revisionKey, type Evidence } from './judge.ts';
import { whereabouts } from './whereabouts.ts';

interface Question {
  ws: string;
  feed: string;
  person: Me;
  ops: readonly Op[];
  /** The last sequence number in use before this push. */
  seq: number;
}

/** Read all that a verdict needs, in a fixed number of statements however many ops there are. The feed's row must be locked. */
export async function gather(trx: InTransaction, { ws, feed, person, seq, ...rest }: Question): Promise<Evidence> {
  // What the database could not even be asked for is refused by the verdict.
  const ops = rest.ops.filter((op) => whyUnsafe([op.id, op.base]) === null);
  const names = ops.map((op) => op.op);
  const ids = [...new Set(ops.map((op) => op.id))];
  const { rows: judged } = await sql<{ op: string; id: string; status: 'applied' | 'clash' }>`
    select rev as op, id, 'applied' as status from revision where ws = ${ws} and feed = ${feed} and rev = any(${names})
    union all
    select op, id, 'clash' as status from clash where ws = ${ws} and feed = ${feed} and op = any(${names})`.execute(
    trx,
  );
  const known: Evidence['known'] = new Map();
  for (const { op, id, status } of judged) if (known.get(op)?.status !== 'clash') known.set(op, { id, status });

  const { rows: docs } = await sql<{ id: string; type: string; rev: string; deleted: boolean; body: Json }>`
    select id, type, rev, deleted, body from doc where ws = ${ws} and feed = ${feed} and id = any(${ids})`.execute(trx);
  const present = new Map(docs.map(({ id, ...rest }) => [id, rest]));
  const stale = ops.flatMap((op) => (op.base !== null && present.get(op.id)?.rev !== op.base ? [op.base] : []));
  const { rows: old } = stale.length
    ? await sql<{ id: string; rev: string; body: Json }>`
        select id, rev, body from revision
        where ws = ${ws} and feed = ${feed} and id = any(${ids}) and rev = any(${stale})`.execute(trx)
    : { rows: [] };
  const bases = new Map(old.map((row) => [revisionKey(row.id, row.rev), row.body]));
  const hashes = ops.flatMap((op) =>
    isDocumentType(op.type) && op.body !== null && readDocument(op.type, op.body) ? blobsOf(op.type, op.body) : [],
  );
  const absent = ids.filter((id) => present.get(id)?.deleted ?? true);
  const authors = await authorsOf(trx, ws, absent);
  const lastShared = await lastSharedOf(trx, ws, absent);
  const blobs = await heldBlobs(trx, ws, await usableBlobs(trx, ws, person, hashes));
  const removed = ids.filter((id) => present.get(id)?.deleted);
  const elsewhere = await whereabouts(trx, { ws, feed, ops }, removed);
  const lacking = await unapproved(trx, { ws, feed, person, ops });
  return { feed, person, seq, known, present, bases, authors, lastShared, elsewhere, blobs, lacking };
}

/** Those that are there and stay so until this transaction is over. */
async function heldBlobs(trx: InTransaction, ws: string, names: Set<string>): Promise<Set<string>> {
  if (names.size === 0) return names;
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from blob where ws = ${ws} and sha256 = any(${[...names]}) order by sha256 for key share`.execute(
    trx,
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Whose these guides are: of whom they were given to, else of whoever shared them first, whatever became of them. */
async function authorsOf(trx: InTransaction, ws: string, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; author: string }>`
    select distinct on (r.id) r.id, coalesce(t.person, r.body->>'authorId') as author from revision r
    join feed f on f.ws = r.ws and f.id = r.feed and f.kind in ('pub', 'edit')
    left join takeover t on t.ws = r.ws and t.doc = r.id
    where r.ws = ${ws} and r.id = any(${ids}) and r.type in ('guide', 'entry')
      and r.body is not null order by r.id, r.at`.execute(trx);
  return new Map(rows.map(({ id, author }) => [id, author]));
}

async function lastSharedOf(trx: InTransaction, ws: string, ids: string[]): Promise<Map<string, Json>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; body: Json }>`
    select distinct on (r.id) r.id, r.body from revision r
    join feed f on f.ws = r.ws and f.id = r.feed and f.kind = 'edit'
    where r.ws = ${ws} and r.id = any(${ids}) and r.type = 'guide' and r.body is not null
    order by r.id, r.at desc, r.seq desc`.execute(trx);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

/** Which of these blobs are stored and may be referred to by this person: those sent by them, seen in a feed of theirs or in its history. */
export async function usableBlobs(
  db: Database | InTransaction,
  ws: string,
  person: Me,
  hashes: readonly string[],
): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const names = [...new Set(hashes)];
  const { rows } = await sql<{ sha256: string; feed: string | null }>`
    select b.sha256, null as feed from blob b
    join blob_sender s on s.ws = b.ws and s.sha256 = b.sha256 and s.person = ${person.id}
    where b.ws = ${ws} and b.sha256 = any(${names})
    union
    select b.sha256, r.feed from blob b join blob_ref r on r.ws = b.ws and r.sha256 = b.sha256
    where b.ws = ${ws} and b.sha256 = any(${names})`.execute(db);
  const { rows: past } = await sql<{ sha256: string; feed: string }>`
    select b.sha256, v.feed from blob b join revision_blob v on v.ws = b.ws and v.sha256 = b.sha256
    where b.ws = ${ws} and b.sha256 = any(${names})`.execute(db);
  return new Set([
    ...rows.flatMap(({ sha256, feed }) => (feed === null || mayRead(feed, person) ? [sha256] : [])),
    ...past.flatMap(({ sha256, feed }) => (maySeeHistory(feed, person) ? [sha256] : [])),
  ]);
}
