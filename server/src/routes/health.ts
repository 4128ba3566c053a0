import type { Hono } from 'hono';
import { addRoute } from '#src/access/add-route.ts';
import type { SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import { describeApi } from '#src/openapi.ts';
import type { Store } from '#src/store/store.ts';

/** What machines ask: is it alive, can it work, what can it do. */
export function addHealth(app: Hono<SignedIn>, store: Store, instance: string): void {
  const description = describeApi(operations);
  addRoute(app, operations.openapi, store, (c) => c.json(description));
  addRoute(app, operations.isAlive, store, (c) => c.json({ ok: true, instance }));
  addRoute(app, operations.isReady, store, async (c) => {
    await store.isReady();
    return c.json({ ok: true });
  });
}
