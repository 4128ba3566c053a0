import { LRUCache } from 'lru-cache';
import { Problem } from '../../../lib/model/problem.ts';

const windowMs = 60_000;
const failuresMost = 20;

export type GuessLimit = <T>(address: string, attempt: () => Promise<T>) => Promise<T>;

/**
 * Stop an address that keeps guessing. Only failures count, because a whole company may join from behind one address
 * on one morning.
 */
export function createGuessLimit(): GuessLimit {
  const failures = new LRUCache<string, number>({ max: 50_000, ttl: windowMs });
  const add = (address: string, by: number) =>
    failures.set(address, (failures.get(address) ?? 0) + by, { noUpdateTTL: true });
  return async (address, attempt) => {
    if ((failures.get(address) ?? 0) >= failuresMost) {
      throw new Problem('too-many', 'Too many wrong tries to come in from here. Try again in a minute.');
    }
    // Counted before it is tried, so that many at once are counted too.
    add(address, 1);
    try {
      const outcome = await attempt();
      add(address, -1);
      return outcome;
    } catch (error) {
      // A database that is away is no guess.
      if (!(error instanceof Problem)) add(address, -1);
      throw error;
    }
  };
}
