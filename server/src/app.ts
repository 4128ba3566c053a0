import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { Problem } from '../../lib/model/problem.ts';
import type { Stewardship } from './access/stewardship.ts';
import type { SignInDesk } from './auth/oidc/sign-in-desk.ts';
import { createAddressOf } from './auth/address-of.ts';
import { createGuessLimit } from './auth/rate-limit.ts';
import { noLimits, type RequestLimits } from './auth/request-limits.ts';
import type { SignedIn } from './auth/sign-in.ts';
import { wrongTriesHere, type WrongTries } from './auth/wrong-tries.ts';
import type { Blobs } from './blobs/blobs.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Network } from './networks.ts';
import { answerProblem } from './problems.ts';
import { addBlobs } from './routes/blobs.ts';
import { addFeeds } from './routes/feeds.ts';
import { addHeads } from './routes/heads.ts';
import { addHealth } from './routes/health.ts';
import { addHistory } from './routes/history.ts';
import { addJoin } from './routes/join.ts';
import { addLive } from './routes/live.ts';
import { addShares } from './routes/shares.ts';
import { addSignIn } from './routes/sign-in.ts';
import { addSnapshots } from './routes/snapshots.ts';
import { addSteward } from './routes/steward.ts';
import { addWebhooks } from './routes/webhooks.ts';
import type { ShareDesk } from './shares/shares.ts';
import type { Store } from './store/store.ts';
import type { WebhookDesk } from './webhooks/webhooks.ts';

interface Parts {
  store: Store;
  stewardship: Stewardship;
  signInDesk: SignInDesk;
  webhooks: WebhookDesk;
  shares: ShareDesk;
  /** What invite links begin with; known once the store listens. */
  publicUrl?: () => string;
  blobs: Blobs;
  log: Log;
  instance?: string;
  /** How often somebody may ask; any number unless said. */
  limits?: RequestLimits;
  /** Where wrong invites and codes are counted; in this process unless said. */
  wrongTries?: WrongTries;
  /** The operator's own proxies, which are believed where a request comes from. */
  proxies?: readonly Network[];
  /** Null: nobody may read any. */
  metrics?: Metrics | null;
  /** Do we speak TLS ourselves? */
  isSecure?: boolean;
  /** Streams that would never end by themselves end with this. */
  ending?: AbortSignal;
}

/** The store's whole HTTP side. It takes what it needs, so that a test can ask it without a network. */
export function createApp(parts: Parts): Hono<SignedIn> {
  const { store, stewardship, signInDesk, webhooks, blobs, log, publicUrl = () => '', instance = randomUUID() } = parts;
  const { isSecure = false, ending = new AbortController().signal } = parts;
  const { wrongTries = wrongTriesHere() } = parts;
  const { limits = noLimits, proxies = [], metrics = null } = parts;
  const addressOf = createAddressOf(proxies);
  const app = new Hono<SignedIn>();
  app.use(async (c, next) => {
    c.set('limits', limits);
    c.set('address', addressOf(c));
    await next();
  });
  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    const seconds = (performance.now() - start) / 1000;
    const { method, path } = c.req;
    const { status } = c.res;
    const route = routePath(c, -1);
    // What is nowhere must not make a row of its own for every address that somebody tries.
    metrics?.answered({ method, route: route.includes('*') ? 'none' : route, status, seconds });
    log.debug({ method, path, status, ms: Math.round(seconds * 1000) }, 'request');
  });
  // Behind a proxy, whether this name is served by TLS only is for the proxy to say.
  app.use(secureHeaders({ strictTransportSecurity: isSecure ? 'max-age=31536000' : false }));
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', nothingRuns);
  });
  app.use('/v1/*', onlyExtensions);
  app.onError((error, c) => answerProblem(error, c, log));
  app.notFound((c) => answerProblem(new Problem('not-found', 'There is nothing at this address.'), c, log));
  // One count for both doors: whoever guesses at one may not go on at the other.
  const limitGuesses = createGuessLimit(wrongTries);
  addJoin(app, store, limitGuesses);
  addSignIn(app, { store, desk: signInDesk, limitGuesses });
  addHeads(app, store);
  addFeeds(app, store);
  addSnapshots(app, store);
  addLive(app, store, ending, (by) => metrics?.stream(by));
  addHistory(app, store);
  addBlobs(app, store, blobs);
  addSteward(app, { sessions: store, stewardship, groups: signInDesk.groups, publicUrl });
  addWebhooks(app, store, webhooks);
  addShares(app, { sessions: store, desk: parts.shares, limitGuesses: createGuessLimit(wrongTriesHere()) });
  addHealth(app, { store, blobs, instance, metrics });
  return app;
}

const nothingRuns = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Pages of the web get no answer they could read; the extension's own pages and worker do. */
const onlyExtensions = cors({
  origin: (origin) => (/^(chrome|moz)-extension:\/\/[\w-]+$/.test(origin) ? origin : null),
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  allowHeaders: ['Authorization', 'Content-Type', 'Handrail-Protocol', 'If-None-Match'],
  exposeHeaders: ['ETag', 'Retry-After'],
  maxAge: 86_400,
});
