import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { sql } from 'kysely';
import type { Database } from '#src/db/database.ts';
import { keyedHashOf, newSecret } from './secrets.ts';

const windowMs = 60_000;

/** How often somebody failed to come in from a place within a minute. */
export interface WrongTries {
  /** Counts one more, and answers how many there are. */
  count(place: string): Promise<Counted>;
}

export interface Counted {
  count: number;
  /** It was no wrong try: one less in the minute in which it was counted, which may be over. */
  takeBack(): Promise<void>;
}

/** In this process only: for doors that many pass, where a write each would cost more than it guards. */
export function wrongTriesHere(): WrongTries {
  const windows = new LRUCache<string, { count: number }>({ max: 50_000, ttl: windowMs });
  return {
    async count(place) {
      const counted = windows.get(place) ?? { count: 0 };
      if (counted.count === 0) windows.set(place, counted);
      counted.count += 1;
      const takeBack = async () => {
        counted.count -= 1;
      };
      return { count: counted.count, takeBack };
    },
  };
}

/** In the database: one count however many processes there are, so that asking them by turns opens no door. */
export function sharedWrongTries(db: Database, ws: string, clock: () => Date): WrongTries {
  let key: string | null = null;
  return {
    async count(place) {
      key ??= await keyOf(db, ws);
      const [name, minute] = [keyedHashOf(key, place), minuteOf(clock())];
      const { rows } = await sql<{ count: number }>`
        insert into wrong_try (ws, place, minute, count) values (${ws}, ${name}, ${minute}, 1)
        on conflict (ws, place, minute) do update set count = wrong_try.count + 1
        returning count`.execute(db);
      const takeBack = async () => {
        await sql`
          update wrong_try set count = count - 1
          where ws = ${ws} and place = ${name} and minute = ${minute}`.execute(db);
      };
      return { count: rows[0]!.count, takeBack };
    },
  };
}

const minuteOf = (at: Date): number => Math.floor(at.getTime() / windowMs);

/** One for all processes, made by whichever needs it first. */
async function keyOf(db: Database, ws: string): Promise<string> {
  await sql`insert into wrong_try_key (ws, key) values (${ws}, ${newSecret()}) on conflict do nothing`.execute(db);
  const { key } = await db.selectFrom('wrong_try_key').select('key').where('ws', '=', ws).executeTakeFirstOrThrow();
  return key;
}

/** Minutes that are over, by the clock of any process. */
export async function forgetWrongTries(db: Database, ws: string, now: Date): Promise<void> {
  await db
    .deleteFrom('wrong_try')
    .where('ws', '=', ws)
    .where('minute', '<', minuteOf(now) - 1)
    .execute();
}

/** Until the store ends. Where the database is away, whoever looks after it says so; the next minute is soon. */
export async function keepForgettingTries(db: Database, ws: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await forgetWrongTries(db, ws, new Date()).catch(() => undefined);
    await delay(windowMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
