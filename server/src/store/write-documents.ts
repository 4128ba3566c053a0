import { sql } from 'kysely';
import { blobsOf, isDocumentType } from '../../../lib/model/documents.ts';
import type { Json } from '../../../lib/model/merge.ts';
import type { InTransaction } from '#src/db/database.ts';
import type { Clash, Write } from './judge.ts';

/** Where and by whom rows are written. */
export interface Stamp {
  ws: string;
  feed: string;
  author: string;
  at: Date;
}

/** Put documents, their revisions and what they refer to, in a fixed number of statements. The feed's row must be locked. */
export async function writeDocuments(trx: InTransaction, stamp: Stamp, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  const { ws, feed, author, at } = stamp;
  const bytesOf = (body: Json) => (body === null ? 0 : Buffer.byteLength(JSON.stringify(body)));
  const last = [...new Map(writes.map((write) => [write.id, { ...write, bytes: bytesOf(write.body) }])).values()];
  await sql`
    insert into doc (ws, feed, id, type, rev, seq, deleted, body, bytes, author, at)
    select ${ws}, ${feed}, id, type, rev, seq, deleted, body, bytes, ${author}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(last)}::jsonb)
      as x(id text, type text, rev text, seq bigint, deleted boolean, body jsonb, bytes integer)
    on conflict (ws, feed, id) do update set type = excluded.type, rev = excluded.rev, seq = excluded.seq,
      deleted = excluded.deleted, body = excluded.body, bytes = excluded.bytes, author = excluded.author, at = excluded.at`.execute(
    trx,
  );
  await sql`
    insert into revision (ws, feed, id, type, rev, seq, body, author, at)
    select ${ws}, ${feed}, id, type, rev, seq, body, ${author}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(writes)}::jsonb)
      as x(id text, type text, rev text, seq bigint, body jsonb)`.execute(trx);
  await writeReferences(trx, stamp, last);
  await rememberReferences(trx, stamp, writes);
}

async function writeReferences(trx: InTransaction, { ws, feed }: Stamp, writes: readonly Write[]): Promise<void> {
  const holders = writes.filter((write) => write.type === 'guide' || write.type === 'entry');
  if (holders.length === 0) return;
  const ids = holders.map((write) => write.id);
  await sql`delete from blob_ref where ws = ${ws} and feed = ${feed} and doc = any(${ids})`.execute(trx);
  const references = referencesOf(holders);
  if (references.length === 0) return;
  await sql`
    insert into blob_ref (ws, feed, sha256, doc) select ${ws}, ${feed}, sha256, doc
    from jsonb_to_recordset(${JSON.stringify(references)}::jsonb) as x(sha256 text, doc text)`.execute(trx);
}

/** A revision that is brought back needs its pictures, so what any of them refers to is known as long as it is kept. */
async function rememberReferences(trx: InTransaction, { ws, feed }: Stamp, writes: readonly Write[]): Promise<void> {
  const references = referencesOf(writes);
  if (references.length === 0) return;
  await sql`
    insert into revision_blob (ws, feed, sha256, doc) select distinct ${ws}, ${feed}, sha256, doc
    from jsonb_to_recordset(${JSON.stringify(references)}::jsonb) as x(sha256 text, doc text)
    on conflict do nothing`.execute(trx);
}

function referencesOf(writes: readonly Write[]): { sha256: string; doc: string }[] {
  return writes.flatMap((write) =>
    write.body !== null && isDocumentType(write.type)
      ? [...new Set(blobsOf(write.type, write.body))].map((sha256) => ({ sha256, doc: write.id }))
      : [],
  );
}

/** Keep the values that lost, so that they can be offered again. */
export async function writeClashes(
  trx: InTransaction,
  { ws, feed, author, at }: Stamp,
  clashes: readonly Clash[],
): Promise<void> {
  if (clashes.length === 0) return;
  const rows = clashes.map(({ op, id, detail }) => ({
    op,
    id,
    detail: detail.map(({ path, mine, theirs }) => ({ path, mine: mine ?? null, theirs: theirs ?? null })),
  }));
  await sql`
    insert into clash (ws, feed, op, id, detail, author, at)
    select ${ws}, ${feed}, op, id, detail, ${author}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(op text, id text, detail jsonb)`.execute(trx);
}
