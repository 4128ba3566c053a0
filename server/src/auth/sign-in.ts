import type { MiddlewareHandler } from 'hono';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me } from '../../../lib/model/sync.ts';
import type { RequestLimits } from './request-limits.ts';

export interface SignedIn {
  Variables: {
    person: Me;
    device: string;
    /** Ask anew who this is, for an answer that takes longer than what somebody may. */
    again: () => Promise<Session>;
    /** Where the request comes from. */
    address: string;
    limits: RequestLimits;
  };
}

/** Why a token opens nothing. */
export type Refusal = 'unknown' | 'revoked' | 'expired' | 'disabled';
/** Who asks, and with which device; or why nobody does. */
export type Session = { person: Me; device: string } | { refusal: Refusal };

export interface Sessions {
  sessionOf(token: string): Promise<Session>;
}

const sentences: Record<Refusal, string> = {
  unknown: 'This device is not signed in. Join again with an invite link.',
  revoked: 'This device was signed out by you or a steward. Join again with a new invite link.',
  expired: 'The sign-in of this device has expired. Sign in again.',
  disabled: 'Your access to this workspace was ended. If that is a mistake, ask a steward.',
};

/** Only a bearer token opens a guarded route: no cookies, so no page can use somebody's session. */
export function signIn(sessions: Sessions): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const token = /^Bearer ([\w-]{16,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
    const ask = async (): Promise<Session> =>
      token === undefined ? { refusal: 'unknown' } : await sessions.sessionOf(token);
    const session = await ask();
    if ('refusal' in session) {
      await c.get('limits').refused(c.get('address'));
      throw new Problem('signed-out', sentences[session.refusal]);
    }
    await c.get('limits').device(session.device);
    c.set('person', session.person);
    c.set('device', session.device);
    c.set('again', ask);
    await next();
  };
}
