import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { addRoute } from '#src/access/add-route.ts';
import type { SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import type { Store } from '#src/store/store.ts';

/** The one question idle devices ask; answered without the database, and with 304 while nothing changed. */
export function addHeads(app: Hono<SignedIn>, store: Store): void {
  addRoute(app, operations.heads, store, async (c) => {
    const body = JSON.stringify(await store.headsFor(c.get('person')));
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    c.header('ETag', tag);
    c.header('Cache-Control', 'private, no-cache');
    const known = (c.req.header('if-none-match') ?? '').split(',').map((item) => item.trim().replace(/^W\//, ''));
    if (known.includes(tag)) return c.body(null, 304);
    return c.body(body, 200, { 'Content-Type': 'application/json' });
  });
}
