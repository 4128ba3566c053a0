import type { Context, Hono, MiddlewareHandler } from 'hono';
import { Problem } from '../../../lib/model/problem.ts';
import { FeedPath } from '#src/history-operations.ts';
import type { Operation } from '#src/operations.ts';
import { parseAs } from '#src/requests.ts';
import { whyUnsafe } from '#src/safe-json.ts';
import { signIn, type Sessions, type SignedIn } from '#src/auth/sign-in.ts';
import { refuseUnlessMayAsk } from './may-ask.ts';

type Answer = (c: Context<SignedIn>) => Response | Promise<Response>;

/** The only way to add a route: its address comes from the table of operations, and who may ask is asked first. */
export function addRoute(
  app: Hono<SignedIn>,
  { method, path, access }: Operation,
  sessions: Sessions,
  ...handlers: [...before: MiddlewareHandler<SignedIn>[], answer: Answer]
): void {
  const guards: MiddlewareHandler<SignedIn>[] = [];
  if (access !== 'public') {
    guards.push(signIn(sessions), async (c, next) => {
      refuseUnsafeAddress(c);
      const feed = access === 'feed' || access === 'history' ? parseAs(FeedPath, c.req.param()).id : null;
      refuseUnlessMayAsk(access, c.get('person'), feed);
      await next();
    });
  } else {
    guards.push(async (c, next) => {
      // Machines ask this of every process, all the time, and it costs nothing.
      if (path !== '/healthz') await c.get('limits').visitor(c.get('address'));
      refuseUnsafeAddress(c);
      await next();
    });
  }
  app.on(method.toUpperCase(), [path], ...guards, ...(handlers as MiddlewareHandler<SignedIn>[]));
}

/** A name that the database cannot even be asked for is nobody's. */
function refuseUnsafeAddress(c: Context): void {
  const unsafe = whyUnsafe([c.req.param(), c.req.queries()]);
  if (unsafe !== null) throw new Problem('invalid', `There is nothing of that name: ${unsafe}.`);
}
