import { LRUCache } from 'lru-cache';
import { sessionOf } from '#src/access/devices.ts';
import { hashOf } from '#src/auth/secrets.ts';
import type { Sessions } from '#src/auth/sign-in.ts';
import type { Database } from '#src/db/database.ts';
import type { HeadWatch } from './heads.ts';

interface Parts {
  db: Database;
  ws: string;
  watch: Pick<HeadWatch, 'accessVersion'>;
  clock: () => Date;
}

const keptMs = 30_000;

/**
 * Who signs in with which token, from memory: polls must not reach the database. Whatever changes who may what makes it
 * forget all: at once in the process that did it, at the next look (a second later) in the others.
 */
export function createSessions({ db, ws, watch, clock }: Parts): Sessions & { forget(): void } {
  type Known = Extract<Awaited<ReturnType<typeof sessionOf>>, { device: string }>;
  const known = new LRUCache<string, Known>({ max: 20_000, ttl: keptMs });
  let seen = watch.accessVersion();
  /** An answer that was asked for before something changed may be the old one: it is not kept. */
  let round = 0;
  const forget = () => {
    round += 1;
    known.clear();
  };
  return {
    forget,
    async sessionOf(token) {
      if (watch.accessVersion() !== seen) {
        seen = watch.accessVersion();
        forget();
      }
      const key = hashOf(token);
      const kept = known.get(key);
      if (kept && (!kept.expiresAt || kept.expiresAt > clock())) return kept;
      const asked = round;
      const session = await sessionOf(db, ws, token, clock());
      if ('device' in session && asked === round) known.set(key, session);
      return session;
    },
  };
}
