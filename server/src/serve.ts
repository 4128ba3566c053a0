import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer as createSecureServer } from 'node:https';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { hasSteward } from './access/grants.ts';
import { createStewardship } from './access/stewardship.ts';
import { createRequestLimits } from './auth/request-limits.ts';
import { keepForgettingTries, sharedWrongTries } from './auth/wrong-tries.ts';
import { createSignInDesk } from './auth/oidc/sign-in-desk.ts';
import { createApp } from './app.ts';
import { openBlobs } from './blobs/open-blobs.ts';
import { makeInviteLink } from './invite.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { openStoreDatabase, ws } from './open-store.ts';
import { findRunning, forgetRunning, noteRunning } from './running.ts';
import type { Settings } from './settings.ts';
import { createHeadWatch, keepLooking } from './store/heads.ts';
import { createSessions } from './store/sessions.ts';
import { keepSnapshots } from './store/snapshots.ts';
import { createStore } from './store/store.ts';
import { keepTidy } from './store/tidy.ts';
import { keepSending } from './webhooks/keep-sending.ts';
import { createSender } from './webhooks/send.ts';
import { createShareDesk } from './shares/shares.ts';
import { createWebhookDesk } from './webhooks/webhooks.ts';

export interface Served {
  url: string;
  /** A link for the first steward, while there is none. */
  invite: string | null;
  stop(): Promise<void>;
}

/** Everything of a store, up and answering. */
export async function serve(settings: Settings, log: Log): Promise<Served> {
  const other = await findRunning(settings.data);
  if (other)
    throw new Error(
      `A store already works on ${settings.data}: ${other.url} (process ${other.pid}). Stop it, or choose another --data.`,
    );
  const database = await openStoreDatabase(settings, log);
  const ending = new AbortController();
  const instance = randomUUID();
  try {
    const { db } = database;
    const watch = createHeadWatch(db, ws);
    await watch.look();
    const clock = () => new Date();
    const sessions = createSessions({ db, ws, watch, clock });
    const store = createStore({ db, ws, watch, sessions, clock, tokenDays: settings.tokenDays });
    const blobs = await openBlobs(settings);
    const stewardship = createStewardship({ db, ws, blobs, watch, sessions, clock });
    let publicUrl = settings.publicUrl ?? '';
    const signInDesk = createSignInDesk({
      db,
      ws,
      settings: settings.oidc,
      publicUrl: () => publicUrl,
      clock,
      log,
      tokenDays: settings.tokenDays,
      async changed() {
        sessions.forget();
        await watch.look();
      },
    });
    const isSecure = settings.tls !== null;
    const webhooks = createWebhookDesk({ db, ws, clock, allowsPlain: settings.webhookNetworks.length > 0 });
    const shares = createShareDesk({ db, ws, blobs, clock, publicUrl: () => publicUrl });
    const { proxies, metricsToken } = settings;
    const metrics = metricsToken === null ? null : createMetrics({ db, ws, token: metricsToken });
    const limits = createRequestLimits(settings.limits);
    const parts = {
      wrongTries: sharedWrongTries(db, ws, clock),
      store,
      stewardship,
      signInDesk,
      webhooks,
      shares,
      blobs,
      log,
      publicUrl: () => publicUrl,
      instance,
    };
    const { fetch } = createApp({ ...parts, limits, proxies, metrics, isSecure, ending: ending.signal });
    const server = createAdaptorServer({ fetch, ...(await secured(settings)) });
    const port = await listen(server, settings);
    const url = `${isSecure ? 'https' : 'http'}://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`;
    publicUrl ||= url;
    await noteRunning(settings.data, { pid: process.pid, url, publicUrl, instance });
    const working = [
      keepLooking(watch, log, ending.signal),
      keepForgettingTries(db, ws, ending.signal),
      keepTidy({ db, ws, blobs, log }, ending.signal),
      keepSnapshots(db, ws, log, ending.signal),
      keepSending({ db, ws, send: createSender(settings.webhookNetworks), log, clock }, ending.signal),
    ];
    const invite = (await hasSteward(db, ws)) ? null : await makeInviteLink(db, publicUrl, firstSteward);
    log.info({ url, data: settings.data }, 'the store is ready');
    return {
      url,
      invite,
      async stop() {
        ending.abort();
        await closeServer(server);
        await Promise.all(working);
        await forgetRunning(settings.data, instance);
        await database.close();
        log.info('the store has stopped');
      },
    };
  } catch (error) {
    ending.abort();
    await database.close({ onlyOwn: true });
    throw error;
  }
}

/** With a certificate we speak TLS ourselves; without, loopback or a proxy keeps it safe. */
async function secured({ tls }: Settings) {
  if (!tls) return {};
  const [cert, key] = await Promise.all([readFile(tls.cert), readFile(tls.key)]).catch((error: unknown) => {
    throw new Error(`The TLS files cannot be read: ${String(error)}`, { cause: error });
  });
  return { createServer: createSecureServer, serverOptions: { cert, key } };
}

async function listen(server: ServerType, { host, port }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(isTaken ? new Error(`Port ${port} is in use. Choose another with --port.`, { cause: error }) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

const firstSteward = { role: 'steward', label: 'first steward' } as const;

const lastRequestsMs = 5_000;

/** Take no new requests, let those under way end, and cut what is still open after that. */
async function closeServer(server: ServerType): Promise<void> {
  await new Promise<void>((resolve) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), lastRequestsMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
