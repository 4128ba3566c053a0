import type { Context, Hono } from 'hono';
import { Problem } from '../../../lib/model/problem.ts';
import { addRoute } from '#src/access/add-route.ts';
import type { SignedIn } from '#src/auth/sign-in.ts';
import type { Blobs } from '#src/blobs/blobs.ts';
import type { Metrics } from '#src/metrics.ts';
import { operations } from '#src/operations.ts';
import { apiPagePolicy, renderApi } from './api-page.ts';
import { describeApi } from '#src/openapi.ts';
import type { Store } from '#src/store/store.ts';

interface Parts {
  store: Store;
  blobs: Pick<Blobs, 'refuseUnlessReady'>;
  instance: string;
  /** Null: nobody may read them. */
  metrics: Metrics | null;
}

/** What machines ask: is it alive, can it work, how does it do, what can it do. */
export function addHealth(app: Hono<SignedIn>, { store, blobs, instance, metrics }: Parts): void {
  const description = describeApi(operations);
  addRoute(app, operations.openapi, store, (c) => c.json(description));
  const page = renderApi(operations);
  addRoute(app, operations.apiPage, store, (c) => {
    c.header('Content-Security-Policy', apiPagePolicy);
    return c.html(page);
  });
  addRoute(app, operations.isAlive, store, (c) => c.json({ ok: true, instance }));
  addRoute(app, operations.isReady, store, async (c) => {
    c.header('Cache-Control', 'no-store');
    await store.refuseUnlessReady();
    await blobs.refuseUnlessReady();
    return c.json({ ok: true });
  });
  addRoute(app, operations.metrics, store, async (c) => {
    if (!metrics) throw new Problem('not-found', 'This store shows no numbers. HANDRAIL_METRICS_TOKEN lets it.');
    await refuseStranger(c, metrics);
    c.header('Cache-Control', 'no-store');
    return c.body(await metrics.read(), 200, { 'Content-Type': metrics.contentType });
  });
}

async function refuseStranger(c: Context<SignedIn>, metrics: Metrics): Promise<void> {
  const [, token = ''] = /^Bearer (\S{1,500})$/.exec(c.req.header('authorization') ?? '') ?? [];
  if (metrics.isAllowed(token)) return;
  await c.get('limits').refused(c.get('address'));
  throw new Problem('signed-out', 'The numbers are for whoever shows the token of HANDRAIL_METRICS_TOKEN.');
}
