import type { Hono } from 'hono';
import type { SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import { describeApi } from '#src/openapi.ts';
import type { Store } from '#src/store/store.ts';

/** What machines ask: is it alive, can it work, what can it do. */
export function addHealth(app: Hono<SignedIn>, store: Store, instance: string): void {
  const description = describeApi(operations);
  app.get(operations.openapi.path, (c) => c.json(description));
  app.get(operations.isAlive.path, (c) => c.json({ ok: true, instance }));
  app.get(operations.isReady.path, async (c) => {
    await store.isReady();
    return c.json({ ok: true });
  });
}
