import type { Hono } from 'hono';
import { mayRead } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import { maxPushBytes, type Changes, type Me, type Op } from '../../../lib/model/sync.ts';
import { signIn, type SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import { parseAs, readJson, refuseAbove } from '#src/requests.ts';
import type { Store } from '#src/store/store.ts';

export function addFeeds(app: Hono<SignedIn>, store: Store): void {
  app.get(operations.changes.path, signIn(store), async (c) => {
    const feed = feedFor(c.get('person'), c.req.param());
    const { epoch, after, limit } = parseAs(operations.changes.query, c.req.query());
    const changes = await store.changes(feed, { epoch: epoch || null, after, limit });
    c.header('Cache-Control', 'private, no-cache');
    return c.json(changes satisfies Changes);
  });

  app.post(operations.push.path, signIn(store), refuseAbove(maxPushBytes), async (c) => {
    const person = c.get('person');
    const feed = feedFor(person, c.req.param());
    const sent = await readJson(c);
    const { epoch, ops } = parseAs(operations.push.request, sent);
    const results = await store.push(person, feed, { epoch, ops: ops.map((op, i) => withOwnBody(op, sent, i)) });
    return c.json({ results });
  });
}

function feedFor(person: Me, params: unknown): string {
  const { id } = parseAs(operations.changes.params, params);
  if (!mayRead(id, person)) throw new Problem('not-allowed', 'You have no access to this feed.');
  return id;
}

/** The body as it was sent: parsing made a copy without the keys it will not touch, which must be seen to be refused. */
function withOwnBody(op: Op, sent: unknown, index: number): Op {
  const { body } = (sent as { ops: Op[] }).ops[index] ?? op;
  return { ...op, body };
}
