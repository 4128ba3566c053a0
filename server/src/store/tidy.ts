import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '#src/db/database.ts';
import type { Log } from '#src/log.ts';
import { forgetDeliveries } from '#src/webhooks/deliveries.ts';
import { forgetDeleted } from './history.ts';

const everyMs = 60 * 60 * 1000;

/** Once an hour, let go of what was kept long enough. Several processes may do so at once: a second finds nothing. */
export async function keepTidy(db: Database, ws: string, log: Log, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const forgotten = await forgetDeleted(db, ws, new Date());
      await forgetDeliveries(db, ws, new Date());
      if (forgotten > 0) log.info({ forgotten }, 'revisions of documents that were deleted long ago are gone');
    } catch (error) {
      if (!signal.aborted) log.error({ reason: String(error) }, 'tidying failed; it will be tried again in an hour');
    }
    await delay(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
