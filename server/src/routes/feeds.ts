import type { Context, Hono } from 'hono';
import { maxPushBytes, type Changes, type Op } from '../../../lib/model/sync.ts';
import { addRoute } from '#src/access/add-route.ts';
import type { SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import { parseAs, readJson, refuseAbove } from '#src/requests.ts';
import type { Store } from '#src/store/store.ts';

export function addFeeds(app: Hono<SignedIn>, store: Store): void {
  addRoute(app, operations.changes, store, async (c) => {
    const feed = feedIn(c);
    const { epoch, after, limit } = parseAs(operations.changes.query, c.req.query());
    const changes = await store.changes(feed, { epoch: epoch || null, after, limit });
    c.header('Cache-Control', 'private, no-cache');
    return c.json(changes satisfies Changes);
  });

  addRoute(app, operations.push, store, refuseAbove(maxPushBytes), async (c) => {
    const person = c.get('person');
    const feed = feedIn(c);
    const sent = await readJson(c);
    const { epoch, ops } = parseAs(operations.push.request, sent);
    const results = await store.push(person, feed, { epoch, ops: ops.map((op, i) => withOwnBody(op, sent, i)) });
    return c.json({ results });
  });
}

function feedIn(c: Context): string {
  return parseAs(operations.changes.params, c.req.param()).id;
}

/** The body as it was sent: parsing made a copy without the keys it will not touch, which must be seen to be refused. */
function withOwnBody(op: Op, sent: unknown, index: number): Op {
  const { body } = (sent as { ops: Op[] }).ops[index] ?? op;
  return { ...op, body };
}
