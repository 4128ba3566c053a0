import { setTimeout as delay } from 'node:timers/promises';
import { writeCardsOfLeavers } from '#src/access/cards.ts';
import { forgetAudit, readRetention } from '#src/access/retention.ts';
import type { Database } from '#src/db/database.ts';
import type { Log } from '#src/log.ts';
import { forgetDeliveries } from '#src/webhooks/deliveries.ts';
import type { Blobs } from '#src/blobs/blobs.ts';
import { forgetBelongings } from './forget-belongings.ts';
import { forgetDeleted } from './history.ts';
import { forgetUnusedBlobs, removeUnknownBytes } from './unused-blobs.ts';

const everyMs = 60 * 60 * 1000;

/** All bytes are looked through once in so many rounds. */
const bytesEvery = 24;

interface Parts {
  db: Database;
  ws: string;
  blobs: Blobs;
  log: Log;
}

/** Once an hour, let go of what was kept long enough. Several processes may do so at once: a second finds nothing. */
export async function keepTidy({ db, ws, blobs, log }: Parts, signal: AbortSignal): Promise<void> {
  for (let round = 0; !signal.aborted; round += 1) {
    try {
      const { forgotten, records } = await tidy(db, ws, new Date());
      if (forgotten > 0) log.info({ forgotten }, 'revisions of documents that were deleted long ago are gone');
      if (records > 0) log.info({ records }, 'the oldest records of the audit log are gone');
      const unused = await forgetUnusedBlobs(db, ws, new Date());
      // Not at the start, which is busy enough.
      const removed = round % bytesEvery === 1 ? await removeUnknownBytes(db, ws, blobs, new Date()) : 0;
      if (unused + removed > 0) log.info({ unused, removed }, 'pictures and bodies that nothing refers to are gone');
    } catch (error) {
      if (!signal.aborted) log.error({ reason: String(error) }, 'tidying failed; it will be tried again in an hour');
    }
    await delay(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Let go of what is older than stewards want it kept, and let cards say who left. */
export async function tidy(db: Database, ws: string, now: Date): Promise<{ forgotten: number; records: number }> {
  const { deletedDays, deliveriesDays, auditDays } = await readRetention(db, ws);
  const over = daysBefore(now, deletedDays);
  const forgotten = (await forgetBelongings(db, ws, over, now)) + (await forgetDeleted(db, ws, over));
  await writeCardsOfLeavers(db, ws, now);
  await forgetDeliveries(db, ws, daysBefore(now, deliveriesDays));
  const records = auditDays === null ? 0 : await forgetAudit(db, ws, daysBefore(now, auditDays));
  return { forgotten, records };
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
