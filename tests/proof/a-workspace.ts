import type { Role } from '#lib/model/workspace.ts';
import { storeApi } from '#lib/sync/store-api.ts';
import { giveToken } from '../../server/src/access/devices.ts';
import { changeGrant } from '../../server/src/access/change-grant.ts';
import { makeLibrary } from '../../server/src/access/libraries.ts';
import { meOf, putGrant } from '../../server/src/access/grants.ts';
import { createStewardship } from '../../server/src/access/stewardship.ts';
import { createApp } from '../../server/src/app.ts';
import { createSignInDesk } from '../../server/src/auth/oidc/sign-in-desk.ts';
import type { Blobs } from '../../server/src/blobs/blobs.ts';
import { inTransaction, type Database } from '../../server/src/db/database.ts';
import { createHeadWatch } from '../../server/src/store/heads.ts';
import { addPerson, foundWorkspace } from '../../server/src/store/people.ts';
import { createSessions } from '../../server/src/store/sessions.ts';
import { createStore } from '../../server/src/store/store.ts';
import { createShareDesk } from '../../server/src/shares/shares.ts';
import { createWebhookDesk } from '../../server/src/webhooks/webhooks.ts';
import { silent } from './a-database.ts';

type Answering = (request: Request) => Response | Promise<Response>;

/** One process of a store, all of it but the socket. It hears of what others wrote only when it looks. */
export interface Process {
  answer: Answering;
  look(): Promise<void>;
}

export function aProcess(db: Database, ws: string, blobs: Blobs): Process {
  const watch = createHeadWatch(db, ws);
  const clock = () => new Date();
  const sessions = createSessions({ db, ws, watch, clock });
  const store = createStore({ db, ws, watch, sessions, clock });
  const stewardship = createStewardship({ db, ws, blobs, watch, sessions, clock });
  const publicUrl = () => 'http://store.test';
  const parts = { db, ws, settings: null, publicUrl, clock, log: silent, tokenDays: null };
  const signInDesk = createSignInDesk({ ...parts, changed: () => watch.look() });
  const webhooks = createWebhookDesk({ db, ws, clock, allowsPlain: false });
  const shares = createShareDesk({ db, ws, blobs, clock, publicUrl });
  const app = createApp({ store, stewardship, signInDesk, webhooks, shares, blobs, log: silent, publicUrl });
  return { answer: (request) => app.fetch(request), look: () => watch.look() };
}

/** Where the client code's `fetch` leads in this test process: the host says whose it is. */
const hosts = new Map<string, Answering>();
export function routeFetch(): void {
  globalThis.fetch = async (input, init) => {
    const request = new Request(input as string, init);
    const answering = hosts.get(new URL(request.url).host);
    if (!answering) throw new TypeError(`There is nobody at ${request.url}`);
    return answering(request);
  };
}

/** The extension's own client of the store, with `between` in the way of every request. */
export function clientThrough(token: string, between: Answering): { api: ReturnType<typeof storeApi>; end(): void } {
  const host = `${crypto.randomUUID()}.test`;
  hosts.set(host, between);
  return { api: storeApi({ storeUrl: `http://${host}`, token }), end: () => void hosts.delete(host) };
}

export interface AWorkspace {
  ws: string;
  /** Somebody who is an author of both libraries. */
  author(): Promise<string>;
  token(person: string): Promise<string>;
  grant(person: string, library: string, role: Role | null): Promise<void>;
}

/** A workspace of its own in a database that many share, with a second library. */
export async function aWorkspace(db: Database): Promise<AWorkspace> {
  const ws = `w-${crypto.randomUUID()}`;
  const at = new Date();
  await foundWorkspace(db, ws, 'Proof', at);
  const roles = { '*': 'steward' } as const;
  const steward = await inTransaction(db, (trx) => addPerson(trx, { ws, name: 'Steward', grants: [], at }));
  const principal = `person:${steward}`;
  await inTransaction(db, (trx) => putGrant(trx, { ws, library: '*', principal, role: 'steward', at }));
  await makeLibrary(db, ws, { id: 'sales', name: 'Sales' }, meOf({ id: steward, name: 'Steward' }, roles), at);
  return {
    ws,
    author() {
      const grants = ['main', 'sales'].map((library) => ({ library, role: 'author' as const }));
      return inTransaction(db, (trx) => addPerson(trx, { ws, name: 'Somebody', grants, at }));
    },
    token: (person) => inTransaction(db, (trx) => giveToken(trx, { ws, person, device: 'test', at, expiresAt: null })),
    grant: (person, library, role) =>
      changeGrant(db, { ws, library, principal: `person:${person}`, role, by: steward, at: new Date() }),
  };
}
