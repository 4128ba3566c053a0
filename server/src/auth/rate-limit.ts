import { Problem } from '../../../lib/model/problem.ts';
import type { WrongTries } from './wrong-tries.ts';

const failuresMost = 20;

export type GuessLimit = <T>(address: string, attempt: () => Promise<T>) => Promise<T>;

/**
 * Stop an address that keeps guessing. Only failures count, because a whole company may join from behind one address
 * on one morning.
 */
export function createGuessLimit(tries: WrongTries): GuessLimit {
  // Where that fails, the address has one try less for a minute, which is no reason to fail what was done.
  const takeBack = (address: string) => tries.count(address, -1).catch(() => undefined);
  return async (address, attempt) => {
    // Counted before it is tried, so that many at once are counted too.
    if ((await tries.count(address, 1)) > failuresMost) {
      await takeBack(address);
      throw new Problem('too-many', 'Too many wrong tries to come in from here. Try again in a minute.');
    }
    try {
      const outcome = await attempt();
      await takeBack(address);
      return outcome;
    } catch (error) {
      // A database that is away is no guess.
      if (!(error instanceof Problem)) await takeBack(address);
      throw error;
    }
  };
}
