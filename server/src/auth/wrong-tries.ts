import { LRUCache } from 'lru-cache';
import { sql } from 'kysely';
import type { Database } from '#src/db/database.ts';
import { hashOf } from './secrets.ts';

const windowMs = 60_000;

/** How often somebody failed to come in from a place within a minute. */
export interface WrongTries {
  /** Counts one more or (-1) takes one back; answers how many there are. */
  count(place: string, by: 1 | -1): Promise<number>;
}

/** In this process only: for doors that many pass, where a write each would cost more than it guards. */
export function wrongTriesHere(): WrongTries {
  const tries = new LRUCache<string, number>({ max: 50_000, ttl: windowMs });
  return {
    async count(place, by) {
      const now = (tries.get(place) ?? 0) + by;
      tries.set(place, now, { noUpdateTTL: true });
      return now;
    },
  };
}

/** In the database: one count however many processes there are, so that asking them by turns opens no door. */
export function sharedWrongTries(db: Database, ws: string, clock: () => Date): WrongTries {
  return {
    async count(place, by) {
      const minute = minuteOf(clock());
      const { rows } = await sql<{ count: number }>`
        insert into wrong_try (ws, place, minute, count) values (${ws}, ${hashOf(place)}, ${minute}, ${by})
        on conflict (ws, place, minute) do update set count = wrong_try.count + excluded.count
        returning count`.execute(db);
      return rows[0]!.count;
    },
  };
}

const minuteOf = (at: Date): number => Math.floor(at.getTime() / windowMs);

/** Counts of minutes that are over. */
export async function forgetWrongTries(db: Database, ws: string, now: Date): Promise<void> {
  await db
    .deleteFrom('wrong_try')
    .where('ws', '=', ws)
    .where('minute', '<', minuteOf(now) - 1)
    .execute();
}
