import { sql } from 'kysely';
import { Problem } from '../../../lib/model/problem.ts';
import type { DeliveryPage } from '../../../lib/model/webhook.ts';
import type { Database } from '#src/db/database.ts';
import { isBehind, pageOf } from '#src/db/pages.ts';
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
    from (
      select * from (
        select distinct on (o.webhook) o.id, o.next_at, w.url, w.secret from delivery o
        join webhook w on w.ws = o.ws and w.id = o.webhook and w.paused_at is null and w.secret is not null
        where o.ws = ${ws} and o.next_at <= ${at} and o.webhook <> all(${[...busy]})
        order by o.webhook, o.next_at, o.id
      ) as first order by next_at limit ${most}
    ) as due
    where d.ws = ${ws} and d.id = due.id and d.next_at <= ${at}
    returning d.id, d.webhook, d.body, d.attempts, due.url, due.secret`.execute(db);
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

export async function listDeliveries(
  db: Database,
  ws: string,
  webhook: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<DeliveryPage> {
  const rows = await db
    .selectFrom('delivery')
    .select(['id', 'event', 'at', 'attempts', 'next_at', 'delivered_at', 'status', 'reason', 'body'])
    .where('ws', '=', ws)
    .where('webhook', '=', webhook)
    .where(isBehind(before))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit);
  const deliveries = page.map(({ next_at, delivered_at, ...row }) => ({
    ...row,
    at: row.at.toISOString(),
    state: next_at ? ('waiting' as const) : delivered_at ? ('delivered' as const) : ('given-up' as const),
    nextAt: next_at?.toISOString() ?? null,
    deliveredAt: delivered_at?.toISOString() ?? null,
  }));
  return { deliveries, next };
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

/** Let go of what was delivered or given up long ago. */
export async function forgetDeliveries(db: Database, ws: string, before: Date): Promise<number> {
  const gone = await db
    .deleteFrom('delivery')
    .where('ws', '=', ws)
    .where('next_at', 'is', null)
    .where('at', '<', before)
    .returning('id')
    .execute();
  return gone.length;
}
