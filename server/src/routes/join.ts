import type { Hono } from 'hono';
import { Problem } from '../../../lib/model/problem.ts';
import type { JoinReply } from '../../../lib/model/sync.ts';
import type * as z from 'zod/mini';
import { addRoute } from '#src/access/add-route.ts';
import type { GuessLimit } from '#src/auth/rate-limit.ts';
import type { SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import { parseAs, readJson, refuseAbove } from '#src/requests.ts';
import { whyUnsafe } from '#src/safe-json.ts';
import type { Store } from '#src/store/store.ts';
import { joinPage, joinPagePolicy } from './join-page.ts';

const bytesMost = 10_000;

export function addJoin(app: Hono<SignedIn>, store: Store, limitGuesses: GuessLimit): void {
  addRoute(app, operations.joinPage, store, (c) => {
    c.header('Content-Security-Policy', joinPagePolicy);
    c.header('Cache-Control', 'no-store');
    return c.html(joinPage);
  });

  addRoute(app, operations.join, store, refuseAbove(bytesMost), async (c) => {
    const reply = await limitGuesses(c.get('address'), async () => {
      const { invite, name, device } = parseAs(operations.join.request, await readJson(c));
      return store.join({ invite, name: storable(name), device: storable(device) });
    });
    c.header('Cache-Control', 'no-store');
    return c.json(reply satisfies z.infer<typeof JoinReply>);
  });
}

export function storable(text: string): string {
  const reason = whyUnsafe(text);
  if (reason !== null) throw new Problem('invalid', `This name cannot be kept: ${reason}.`);
  return text;
}
