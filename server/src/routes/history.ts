import type { Hono } from 'hono';
import { maySeeHistory } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me } from '../../../lib/model/sync.ts';
import { signIn, type SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import { parseAs, readJson, refuseAbove } from '#src/requests.ts';
import type { Store } from '#src/store/store.ts';

const bytesMost = 10_000;

/** What became of documents, and the ways back. */
export function addHistory(app: Hono<SignedIn>, store: Store): void {
  app.get(operations.revisions.path, signIn(store), async (c) => {
    const { id, doc } = parseAs(operations.revisions.params, c.req.param());
    maySee(id, c.get('person'));
    const { before, limit } = parseAs(operations.revisions.query, c.req.query());
    return c.json(await store.revisions(id, doc, { before, limit }));
  });

  app.post(operations.restore.path, signIn(store), refuseAbove(bytesMost), async (c) => {
    const { id, doc } = parseAs(operations.restore.params, c.req.param());
    const person = c.get('person');
    maySee(id, person);
    const { op, rev } = parseAs(operations.restore.request, await readJson(c));
    return c.json(await store.restore(person, id, { op, id: doc, rev }));
  });

  app.get(operations.deleted.path, signIn(store), async (c) => c.json(await store.deleted(c.get('person'))));

  app.get(operations.clashes.path, signIn(store), async (c) => c.json(await store.clashes(c.get('person'))));

  app.post(operations.resolveClash.path, signIn(store), refuseAbove(bytesMost), async (c) => {
    const { id, op: clash } = parseAs(operations.resolveClash.params, c.req.param());
    const person = c.get('person');
    maySee(id, person);
    const { op, keep } = parseAs(operations.resolveClash.request, await readJson(c));
    return c.json(await store.resolveClash(person, id, { clash, op, keep }));
  });
}

function maySee(feed: string, person: Me): void {
  if (!maySeeHistory(feed, person)) throw new Problem('not-allowed', 'You have no access to the history of this feed.');
}
