import { sql } from 'kysely';
import { Problem } from '../../../lib/model/problem.ts';
import type { DeliveryPage } from '../../../lib/model/webhook.ts';
import type { Database } from '#src/db/database.ts';
import type { Message } from './send.ts';

/** For how long a delivery is ours once we took it: longer than any try takes. */
const leaseMs = 30_000;

export interface Claimed extends Message {
  webhook: string;
  /** This try is the how manieth. */
  attempts: number;
}

/**
 * Take what is due, at most one for each webhook, so that a slow one holds up none but itself. Taking is moving the time
 * of the next try, on the condition that it is still what it was: of two processes one gets it.
 */
export async function claimDue(
  db: Database,
  ws: string,
  at: Date,
  { most, busy }: { most: number; busy: readonly string[] },
): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    update delivery d set next_at = ${new Date(at.getTime() + leaseMs)}, attempts = d.attempts + 1
    from webhook w
    where d.ws = ${ws} and d.next_at <= ${at} and w.ws = d.ws and w.id = d.webhook
      and w.paused_at is null and w.secret is not null
      and d.id in (
        select id from (
          select distinct on (webhook) id, next_at from delivery
          where ws = ${ws} and next_at <= ${at} and webhook <> all(${[...busy]}) and webhook in (
            select id from webhook where ws = ${ws} and paused_at is null and secret is not null
          )
          order by webhook, next_at, id
        ) as first order by next_at limit ${most}
      )
    returning d.id, d.webhook, d.body, d.attempts, w.url, w.secret`.execute(db);
  return rows;
}

export interface Outcome {
  deliveredAt: Date | null;
  nextAt: Date | null;
  status: number | null;
  reason: string | null;
}

/** Write down how a try went, unless the delivery is no longer ours: the lease ran out, or somebody sent it again. */
export async function settle(
  db: Database,
  ws: string,
  { id, attempts }: Pick<Claimed, 'id' | 'attempts'>,
  { deliveredAt, nextAt, status, reason }: Outcome,
): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ delivered_at: deliveredAt, next_at: nextAt, status, reason })
    .where('ws', '=', ws)
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .execute();
}

/** A place in the log: behind what was already read. */
const cursorForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{1,100})$/;

export async function listDeliveries(
  db: Database,
  ws: string,
  webhook: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<DeliveryPage> {
  const [, at, id] = cursorForm.exec(before ?? '') ?? [];
  let query = db
    .selectFrom('delivery')
    .select(['id', 'event', 'at', 'attempts', 'next_at', 'delivered_at', 'status', 'reason', 'body'])
    .where('ws', '=', ws)
    .where('webhook', '=', webhook)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (at !== undefined && id !== undefined) {
    const moment = new Date(at);
    query = query.where((row) =>
      row.or([row('at', '<', moment), row.and([row('at', '=', moment), row('id', '<', id)])]),
    );
  }
  const rows = await query.execute();
  const deliveries = rows.slice(0, limit).map(({ next_at, delivered_at, ...row }) => ({
    ...row,
    at: row.at.toISOString(),
    state: next_at ? ('waiting' as const) : delivered_at ? ('delivered' as const) : ('given-up' as const),
    nextAt: next_at?.toISOString() ?? null,
    deliveredAt: delivered_at?.toISOString() ?? null,
  }));
  const last = deliveries.at(-1);
  return { deliveries, next: rows.length > limit && last ? `${last.at}_${last.id}` : null };
}

/** Try it again from the start, under the id it always had. */
export async function sendAgain(
  db: Database,
  ws: string,
  { webhook, id, at }: { webhook: string; id: string; at: Date },
): Promise<void> {
  const again = await db
    .updateTable('delivery')
    .set({ attempts: 0, next_at: at, delivered_at: null })
    .where('ws', '=', ws)
    .where('webhook', '=', webhook)
    .where('id', '=', id)
    .returning('id')
    .execute();
  if (again.length === 0) throw new Problem('not-found', 'There is no such delivery.');
}

const keptDays = 30;

/** Let go of what was delivered or given up long ago. */
export async function forgetDeliveries(db: Database, ws: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000);
  const gone = await db
    .deleteFrom('delivery')
    .where('ws', '=', ws)
    .where('next_at', 'is', null)
    .where('at', '<', before)
    .returning('id')
    .execute();
  return gone.length;
}
