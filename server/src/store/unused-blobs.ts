import { sql } from 'kysely';
import type { Blobs } from '#src/blobs/blobs.ts';
import { inTransaction, type Database } from '#src/db/database.ts';

const dayMs = 24 * 60 * 60 * 1000;
const atOnce = 500;
const unusedDays = 30;

/**
 * Forget blobs that nothing has referred to for long: no document, no kept revision, no open clash. Answers how many. The
 * bytes go later, with all others that no row knows.
 */
export async function forgetUnusedBlobs(db: Database, ws: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - unusedDays * dayMs);
  return inTransaction(db, async (trx) => {
    const unused = sql`
      not exists (select 1 from blob_ref r where r.ws = b.ws and r.sha256 = b.sha256)
      and not exists (select 1 from revision_blob v where v.ws = b.ws and v.sha256 = b.sha256)
      and not exists (select 1 from clash c where c.ws = b.ws and c.resolved_at is null
        and c.detail::text like '%' || b.sha256 || '%')`;
    // Locked first and looked at again after: a push that was about to refer to one has done so by then, or has to wait.
    const { rows } = await sql<{ sha256: string }>`
      select sha256 from blob b where ws = ${ws} and at <= ${before} and ${unused}
      order by sha256 limit ${atOnce} for update`.execute(trx);
    const names = rows.map(({ sha256 }) => sha256);
    if (names.length === 0) return 0;
    const { rows: gone } = await sql<{ sha256: string }>`
      delete from blob b where ws = ${ws} and sha256 = any(${names}) and at <= ${before} and ${unused}
      returning sha256`.execute(trx);
    const forgotten = gone.map(({ sha256 }) => sha256);
    await sql`delete from blob_sender where ws = ${ws} and sha256 = any(${forgotten})`.execute(trx);
    return forgotten.length;
  });
}

/**
 * Remove bytes that no row knows: of forgotten blobs, and of uploads and imports that were cut off. Young ones may be on
 * their way to a row.
 */
export async function removeUnknownBytes(db: Database, ws: string, blobs: Blobs, now: Date): Promise<number> {
  const before = new Date(now.getTime() - dayMs);
  let removed = 0;
  let batch: string[] = [];
  const look = async () => {
    const { rows } = await sql<{ sha256: string }>`
      select sha256 from blob where ws = ${ws} and sha256 = any(${batch})`.execute(db);
    const known = new Set(rows.map(({ sha256 }) => sha256));
    for (const sha256 of batch) if (!known.has(sha256) && (await removeOne(db, ws, blobs, sha256))) removed += 1;
    batch = [];
  };
  for await (const { ws: place, sha256, at } of blobs.list()) {
    if (place !== ws || at > before) continue;
    batch.push(sha256);
    if (batch.length === atOnce) await look();
  }
  if (batch.length > 0) await look();
  return removed;
}

/** While the bytes go, a row of their own keeps everybody else from noting them; it is gone with the transaction. */
async function removeOne(db: Database, ws: string, blobs: Blobs, sha256: string): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql`
      insert into blob (ws, sha256, mime, bytes, at) values (${ws}, ${sha256}, '', 0, ${new Date()}::timestamptz)
      on conflict do nothing returning sha256`.execute(trx);
    if (rows.length === 0) return false;
    await blobs.remove(ws, sha256);
    await sql`delete from blob where ws = ${ws} and sha256 = ${sha256}`.execute(trx);
    return true;
  });
}
