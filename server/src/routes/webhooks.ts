import type { Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import { Problem } from '../../../lib/model/problem.ts';
import type { DeliveryPage, WebhookReply, Webhooks } from '../../../lib/model/webhook.ts';
import { addRoute } from '#src/access/add-route.ts';
import type { Sessions, SignedIn } from '#src/auth/sign-in.ts';
import { parseAs, readJson, refuseAbove } from '#src/requests.ts';
import { whyUnsafe } from '#src/safe-json.ts';
import { webhookOperations as operations } from '#src/webhooks/operations.ts';
import type { WebhookDesk } from '#src/webhooks/webhooks.ts';

const bytesMost = 10_000;

/** Other programs that are told of what happens here. */
export function addWebhooks(app: Hono<SignedIn>, sessions: Sessions, desk: WebhookDesk): void {
  const add = (name: keyof typeof operations, answer: (c: Context<SignedIn>) => Promise<Response>) =>
    addRoute(app, operations[name], sessions, refuseAbove(bytesMost), answer);
  const me = (c: Context<SignedIn>) => c.get('person');
  const withSecret = (c: Context, reply: z.output<typeof WebhookReply>) => {
    c.header('Cache-Control', 'no-store');
    return c.json(reply);
  };

  add('webhooks', async (c) => c.json({ webhooks: await desk.list() } satisfies z.output<typeof Webhooks>));
  add('addWebhook', async (c) => {
    const wish = await readJson(c);
    const reason = whyUnsafe(wish);
    if (reason !== null) throw new Problem('invalid', `This cannot be kept: ${reason}.`);
    return withSecret(c, await desk.add(me(c), parseAs(operations.addWebhook.request, wish)));
  });
  add('removeWebhook', async (c) => done(c, desk.remove(me(c), idIn(c))));
  add('pauseWebhook', async (c) => done(c, desk.pause(me(c), idIn(c))));
  add('resumeWebhook', async (c) => done(c, desk.resume(me(c), idIn(c))));
  add('renewWebhookSecret', async (c) => withSecret(c, await desk.renewSecret(me(c), idIn(c))));
  add('testWebhook', async (c) => done(c, desk.test(me(c), idIn(c))));
  add('deliveries', async (c) => {
    const { before, limit } = parseAs(operations.deliveries.query, c.req.query());
    const page = await desk.deliveries(idIn(c), { before: before ?? null, limit });
    return c.json(page satisfies DeliveryPage);
  });
  add('sendAgain', async (c) => {
    const { id, delivery } = parseAs(operations.sendAgain.params, c.req.param());
    return done(c, desk.again(id, delivery));
  });
}

async function done(c: Context, work: Promise<void>): Promise<Response> {
  await work;
  return c.body(null, 204);
}

function idIn(c: Context): string {
  return parseAs(operations.removeWebhook.params, c.req.param()).id;
}
