import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '#src/db/database.ts';
import type { Log } from '#src/log.ts';
import { waitAfter } from './back-off.ts';
import { claimDue, settle, type Claimed, type Outcome } from './deliveries.ts';
import type { Send } from './send.ts';

const lookEveryMs = 1_000;
const atOnce = 10;

interface Parts {
  db: Database;
  ws: string;
  send: Send;
  log: Log;
  clock: () => Date;
}

/** Send what is due until the signal. Several processes may do so at once: each delivery is taken by one of them. */
export async function keepSending({ db, ws, send, log, clock }: Parts, signal: AbortSignal): Promise<void> {
  const busy = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    let claimed: Claimed[] = [];
    try {
      const most = atOnce - busy.size;
      if (most > 0) claimed = await claimDue(db, ws, clock(), { most, busy: [...busy.keys()] });
    } catch (error) {
      // The watch over the heads says it when the database is away.
      if (!signal.aborted) log.debug({ reason: String(error) }, 'deliveries could not be looked for');
    }
    for (const delivery of claimed) {
      const work = deliver({ db, ws, send, log, clock }, delivery, signal)
        .catch((error: unknown) => log.error({ reason: String(error), delivery: delivery.id }, 'a try was not noted'))
        .finally(() => busy.delete(delivery.webhook));
      busy.set(delivery.webhook, work);
    }
    const pause = delay(lookEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
    // Whoever is done may have more waiting.
    await Promise.race([pause, ...busy.values()]);
  }
  await Promise.all(busy.values());
}

async function deliver({ db, ws, send, log, clock }: Parts, delivery: Claimed, signal: AbortSignal): Promise<void> {
  const outcome = await tryOnce(send, delivery, clock, signal);
  const { id, webhook, attempts } = delivery;
  if (outcome.nextAt === null && outcome.deliveredAt === null)
    log.info({ delivery: id, webhook, status: outcome.status }, 'a webhook was given up on');
  await settle(db, ws, { id, attempts }, outcome);
}

async function tryOnce(send: Send, delivery: Claimed, clock: () => Date, signal: AbortSignal): Promise<Outcome> {
  const later = (askedMs = 0) => {
    const wait = waitAfter(delivery.attempts, askedMs);
    return wait === null ? null : new Date(clock().getTime() + wait);
  };
  try {
    const { status, retryAfterMs } = await send(delivery, clock(), signal);
    if (status >= 200 && status < 300) return { deliveredAt: clock(), nextAt: null, status, reason: null };
    return { deliveredAt: null, nextAt: later(retryAfterMs), status, reason: `The answer was ${status}.` };
  } catch (error) {
    // Cut off because we stop: that is no failure of the other end, and the next start goes on.
    if (signal.aborted) return { deliveredAt: null, nextAt: clock(), status: null, reason: 'The store was stopped.' };
    const reason = error instanceof Error ? error.message : String(error);
    return { deliveredAt: null, nextAt: later(), status: null, reason: reason.slice(0, 500) };
  }
}
