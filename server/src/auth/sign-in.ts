import type { MiddlewareHandler } from 'hono';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me } from '../../../lib/model/sync.ts';

export interface SignedIn {
  Variables: { person: Me };
}

/** Only a bearer token opens a guarded route: no cookies, so no page can use somebody's session. */
export function signIn(store: { personOf(token: string): Promise<Me | null> }): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const token = /^Bearer ([\w-]{16,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
    const person = token === undefined ? null : await store.personOf(token);
    if (!person) throw new Problem('signed-out', 'This device is not signed in. Join again with an invite link.');
    c.set('person', person);
    await next();
  };
}
