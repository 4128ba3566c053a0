import { Problem } from '../../../lib/model/problem.ts';
import type { WrongTries } from './wrong-tries.ts';

const failuresMost = 20;

export type GuessLimit = <T>(address: string, attempt: () => Promise<T>) => Promise<T>;

/**
 * Stop an address that keeps guessing. Only failures count, because a whole company may join from behind one address
 * on one morning.
 */
export function createGuessLimit(tries: WrongTries): GuessLimit {
  return async (address, attempt) => {
    // Counted before it is tried, so that many at once are counted too.
    const counted = await tries.count(address);
    // Where that fails, the address has one try less for a minute, which is no reason to fail what was done.
    const takeBack = () => counted.takeBack().catch(() => undefined);
    if (counted.count > failuresMost) {
      await takeBack();
      throw new Problem('too-many', 'Too many wrong tries to come in from here. Try again in a minute.');
    }
    try {
      const outcome = await attempt();
      await takeBack();
      return outcome;
    } catch (error) {
      // A database that is away is no guess.
      if (!(error instanceof Problem)) await takeBack();
      throw error;
    }
  };
}
