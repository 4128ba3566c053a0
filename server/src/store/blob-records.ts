import type { Me } from '../../../lib/model/sync.ts';
import { inTransaction, type Database } from '#src/db/database.ts';
import { usableBlobs } from './evidence.ts';

const dayMs = 24 * 60 * 60 * 1000;

export interface BlobRecord {
  mime: string;
  bytes: number;
}

/** Note that these bytes are stored and that this person has them. True when nobody had sent them before. */
export async function noteBlob(
  db: Database,
  ws: string,
  person: Me,
  blob: BlobRecord & { sha256: string },
  at: Date,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const made = await trx
      .insertInto('blob')
      .values({ ws, ...blob, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('sha256')
      .execute();
    // Sent again is wanted again: nothing that is about to be referred to may be taken for unused.
    if (made.length === 0)
      await trx.updateTable('blob').set({ at }).where('ws', '=', ws).where('sha256', '=', blob.sha256).execute();
    await trx
      .insertInto('blob_sender')
      .values({ ws, sha256: blob.sha256, person: person.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return made.length > 0;
  });
}

/** A blob this person may see: they sent it, or a document of one of their feeds refers to it. Null for all others. */
export async function findBlob(db: Database, ws: string, person: Me, sha256: string): Promise<BlobRecord | null> {
  if (!(await usableBlobs(db, ws, person, [sha256])).has(sha256)) return null;
  const found = await db
    .selectFrom('blob')
    .select(['mime', 'bytes'])
    .where('ws', '=', ws)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return found ?? null;
}

/**
 * The hashes this person has to send before a document may refer to them. That somebody else has sent the same bytes
 * is nobody's business, so it does not count.
 */
export async function wantedBlobs(
  db: Database,
  ws: string,
  person: Me,
  hashes: readonly string[],
  at: Date,
): Promise<string[]> {
  const usable = await usableBlobs(db, ws, person, hashes);
  // Whoever asks is about to refer to them, so they are as if they had just come. To the day is enough.
  const names = [...usable];
  if (names.length > 0)
    await db
      .updateTable('blob')
      .set({ at })
      .where('ws', '=', ws)
      .where('sha256', 'in', names)
      .where('at', '<', new Date(at.getTime() - dayMs))
      .execute();
  return [...new Set(hashes)].filter((hash) => !usable.has(hash));
}
