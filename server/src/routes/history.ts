import type { Hono } from 'hono';
import type * as z from 'zod/mini';
import { libraryOf } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Reviewers } from '../../../lib/model/review.ts';
import type { TeamNames } from '../../../lib/model/steward.ts';
import { addRoute } from '#src/access/add-route.ts';
import type { SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import { parseAs, readJson, refuseAbove } from '#src/requests.ts';
import type { Store } from '#src/store/store.ts';

const bytesMost = 10_000;

/** What became of documents, and the ways back; and who may be asked about them. */
export function addHistory(app: Hono<SignedIn>, store: Store): void {
  addRoute(app, operations.reviewers, store, async (c) => {
    const { id } = parseAs(operations.reviewers.params, c.req.param());
    return c.json({ people: await store.reviewers(id) } satisfies z.output<typeof Reviewers>);
  });

  addRoute(app, operations.teamNames, store, async (c) => {
    const { id } = parseAs(operations.teamNames.params, c.req.param());
    // Drafts of one's own are for no team, and whoever has only those need not know which there are.
    if (libraryOf(id) === null) throw new Problem('invalid', 'Guides are for teams in libraries, and this is none.');
    return c.json({ teams: await store.teamNames() } satisfies z.output<typeof TeamNames>);
  });

  addRoute(app, operations.revisions, store, async (c) => {
    const { id, doc } = parseAs(operations.revisions.params, c.req.param());
    const { before, limit } = parseAs(operations.revisions.query, c.req.query());
    return c.json(await store.revisions(id, doc, { before, limit }));
  });

  addRoute(app, operations.restore, store, refuseAbove(bytesMost), async (c) => {
    const { id, doc } = parseAs(operations.restore.params, c.req.param());
    const person = c.get('person');
    const { op, rev } = parseAs(operations.restore.request, await readJson(c));
    return c.json(await store.restore(person, id, { op, id: doc, rev }));
  });

  addRoute(app, operations.move, store, refuseAbove(bytesMost), async (c) => {
    const { id, doc } = parseAs(operations.move.params, c.req.param());
    const person = c.get('person');
    const { to } = parseAs(operations.move.request, await readJson(c));
    await store.move(person, id, { id: doc, to });
    return c.body(null, 204);
  });

  addRoute(app, operations.deleted, store, async (c) => c.json(await store.deleted(c.get('person'))));

  addRoute(app, operations.clashes, store, async (c) => c.json(await store.clashes(c.get('person'))));

  addRoute(app, operations.resolveClash, store, refuseAbove(bytesMost), async (c) => {
    const { id, op: clash } = parseAs(operations.resolveClash.params, c.req.param());
    const person = c.get('person');
    const { op, keep } = parseAs(operations.resolveClash.request, await readJson(c));
    return c.json(await store.resolveClash(person, id, { clash, op, keep }));
  });
}
