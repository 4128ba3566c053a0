import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../../../lib/model/problem.ts';

/** How often somebody may ask in a minute; throws `too-many` for whoever asks more. */
export interface RequestLimits {
  /** A device that is signed in. */
  device(id: string): Promise<void>;
  /** Whoever asks at a public door. */
  visitor(address: string): Promise<void>;
  /** A token that opened nothing. Counted apart: it must not close the doors for others from there. */
  refused(address: string): Promise<void>;
}

export interface LimitSettings {
  /** Requests a minute of one device; null: any number. */
  perDevice: number | null;
  /** Requests a minute without a good token, from one address; null: any number. */
  perAddress: number | null;
}

/** Refused for now, and when to come back. */
export class TooMany extends Problem {
  readonly seconds: number;
  constructor(seconds: number) {
    super('too-many', `Too many requests. Try again in ${seconds} s.`);
    this.seconds = seconds;
  }
}

const windowSeconds = 60;

/** Counted in this process only: behind a balancer, each process lets that many through. See docs/scaling.md. */
export function createRequestLimits({ perDevice, perAddress }: LimitSettings): RequestLimits {
  return {
    device: counter('device', perDevice),
    visitor: counter('visitor', perAddress),
    refused: counter('refused', perAddress),
  };
}

function counter(keyPrefix: string, points: number | null): (key: string) => Promise<void> {
  if (points === null) return async () => undefined;
  const limiter = new RateLimiterMemory({ keyPrefix, points, duration: windowSeconds });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new TooMany(Math.ceil(error.msBeforeNext / 1000));
      throw error;
    }
  };
}

export const noLimits: RequestLimits = createRequestLimits({ perDevice: null, perAddress: null });
