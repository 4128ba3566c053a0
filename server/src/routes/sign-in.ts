import type { Hono } from 'hono';
import type * as z from 'zod/mini';
import type { JoinReply, SignInOffer } from '../../../lib/model/sync.ts';
import { addRoute } from '#src/access/add-route.ts';
import type { SignInDesk } from '#src/auth/oidc/sign-in-desk.ts';
import type { GuessLimit } from '#src/auth/rate-limit.ts';
import type { SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import { parseAs, readJson, refuseAbove } from '#src/requests.ts';
import type { Store } from '#src/store/store.ts';
import { storable } from './join.ts';

const bytesMost = 10_000;

interface Parts {
  store: Store;
  desk: SignInDesk;
  limitGuesses: GuessLimit;
}

/** Coming in by the company's own identity provider. */
export function addSignIn(app: Hono<SignedIn>, { store, desk, limitGuesses }: Parts): void {
  addRoute(app, operations.signInOffer, store, (c) => {
    const oidc = desk.name === null ? null : { name: desk.name };
    return c.json({ oidc } satisfies z.output<typeof SignInOffer>);
  });

  addRoute(app, operations.signInStart, store, async (c) => {
    const asked = parseAs(operations.signInStart.query, c.req.query());
    const { redirect_uri: redirectUri, code_challenge: challenge, state: clientState } = asked;
    c.header('Cache-Control', 'no-store');
    return c.redirect(await desk.start({ redirectUri, challenge, clientState }));
  });

  addRoute(app, operations.signInCallback, store, async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.redirect(await desk.callback(new URL(c.req.url).searchParams));
  });

  addRoute(app, operations.signIn, store, refuseAbove(bytesMost), async (c) => {
    const joined = await limitGuesses(c.get('address'), async () => {
      const { code, verifier, device } = parseAs(operations.signIn.request, await readJson(c));
      return desk.trade({ code, verifier, device: storable(device) });
    });
    c.header('Cache-Control', 'no-store');
    return c.json({ ...joined, workspace: { name: store.workspaceName() } } satisfies z.infer<typeof JoinReply>);
  });
}
