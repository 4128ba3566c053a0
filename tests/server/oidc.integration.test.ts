import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditPage, Colleagues, Teams } from '#lib/model/steward.ts';
import { JoinReply, SignInOffer } from '#lib/model/sync.ts';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { clientOf, joinStore, type Client } from './a-client.ts';
import { browse, clientId, clientSecret, startProvider, type StartedProvider } from './a-provider.ts';
import { read, send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

const log = { info: () => undefined, error: () => undefined, debug: () => undefined };
const extension = `https://${'abcdefghijklmnop'.repeat(2)}.chromiumapp.org/`;
const groups = { 'Know-how': { role: 'author' }, Sales: { role: 'expert', library: 'sales', team: 'sellers' } };
let store: StartedStore;
let provider: StartedProvider;
let db: Database;
let steward: Client;

beforeAll(async () => {
  const port = await freePort();
  provider = await startProvider(`http://127.0.0.1:${port}/auth/callback`);
  const env = {
    HANDRAIL_OIDC_ISSUER: provider.issuer,
    HANDRAIL_OIDC_CLIENT_ID: clientId,
    HANDRAIL_OIDC_CLIENT_SECRET: clientSecret,
    HANDRAIL_OIDC_NAME: 'Example Ltd',
    HANDRAIL_OIDC_GROUPS: JSON.stringify(groups),
    HANDRAIL_EXTENSIONS: `${'abcdefghijklmnop'.repeat(2)} ${'a1'.repeat(20)}`,
  };
  store = await startStore({ port, env });
  db = openDatabase(await store.databaseUrl(), log);
  steward = await joinStore(store.url, store.firstInvite!, 'Stella');
  await send(steward, 'POST', '/libraries', { id: 'sales', name: 'Sales' });
});
afterAll(async () => {
  await db?.destroy();
  await store?.stop();
  await provider?.stop();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What the extension makes before it begins. */
function beginning(redirect = extension) {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const query = new URLSearchParams({
    redirect_uri: redirect,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state,
  });
  return { verifier, state, address: `${store.url}/auth/start?${query}` };
}

/** The whole way through the provider, up to where the browser would hand the answer to the extension. */
async function walk(name: string, begun = beginning()) {
  const end = await browse(begun.address, name, (url) => url.startsWith(extension));
  return { ...begun, answer: new URL(end).searchParams };
}

const trade = (code: string, verifier: string) =>
  fetch(`${store.url}/v1/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ code, verifier, device: 'Chromium Linux' }),
  });

async function signIn(name: string): Promise<Client> {
  const { answer, verifier, state } = await walk(name);
  expect([answer.get('error_description'), answer.get('state')]).toEqual([null, state]);
  const { token, person } = JoinReply.parse(await (await trade(answer.get('code') ?? '', verifier)).json());
  return clientOf(store.url, token, person);
}

test('the store says that it has a sign-in, and what it is called', async () => {
  const offer = SignInOffer.parse(await (await fetch(`${store.url}/v1/sign-in`)).json());
  expect(offer).toEqual({ oidc: { name: 'Example Ltd' } });
});

test('somebody of the company comes in, is the same person each time, and is in the log', async () => {
  const ann = await signIn('ann');
  expect(ann.me).toMatchObject({ name: 'ann of the provider', role: 'reader' });
  expect((await ann.heads()).feeds.map(({ id }) => id)).toContain(`me:${ann.me.id}`);
  const again = await signIn('ann');
  expect([again.me.id, again.token === ann.token]).toEqual([ann.me.id, false]);
  const { records } = await read(steward, '/audit', AuditPage);
  expect(records.filter(({ action }) => action === 'signed-in').map(({ actor }) => actor)).toEqual([
    ann.me.id,
    ann.me.id,
  ]);
});

describe('a code', () => {
  test('is good once', async () => {
    const { answer, verifier } = await walk('bob');
    const code = answer.get('code') ?? '';
    expect((await trade(code, verifier)).status).toBe(200);
    expect((await trade(code, verifier)).status).toBe(403);
  });

  test('is worth nothing to whoever does not know what the extension began with, and is spent by the try', async () => {
    const { answer, verifier } = await walk('bob');
    const code = answer.get('code') ?? '';
    expect((await trade(code, randomBytes(32).toString('base64url'))).status).toBe(403);
    expect((await trade(code, verifier)).status).toBe(403);
  });

  test('is good for a minute', async () => {
    const { answer, verifier } = await walk('bob');
    const rows = await db.selectFrom('sign_in_code').select('expires_at').execute();
    expect(rows.map((row) => row.expires_at.getTime() - Date.now() <= 60_000)).toEqual([true]);
    await db
      .updateTable('sign_in_code')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute();
    expect((await trade(answer.get('code') ?? '', verifier)).status).toBe(403);
  });
});

describe('the way back from the provider', () => {
  test('is taken once, and only by a browser that was sent', async () => {
    const isBack = (url: string) => url.startsWith(`${store.url}/auth/callback`);
    const back = await browse(beginning().address, 'bob', isBack);
    const go = async (url: string) => (await fetch(url, { redirect: 'manual' })).status;
    const forged = new URL(back);
    forged.searchParams.set('state', randomBytes(32).toString('base64url'));
    expect(await go(forged.href)).toBe(403);
    expect(await go(back)).toBe(302);
    expect(await go(back)).toBe(403);
    expect(await go(`${store.url}/auth/callback`)).toBe(403);
  });

  test('with an answer that was meant for another browser leads to no code', async () => {
    const isBack = (url: string) => url.startsWith(`${store.url}/auth/callback`);
    const [mine, theirs] = [
      await browse(beginning().address, 'eve', isBack),
      await browse(beginning().address, 'bob', isBack),
    ];
    const mixed = new URL(mine);
    mixed.searchParams.set('code', new URL(theirs).searchParams.get('code') ?? '');
    const response = await fetch(mixed, { redirect: 'manual' });
    const answer = new URL(response.headers.get('location') ?? '').searchParams;
    expect([answer.get('code'), answer.get('error')]).toEqual([null, 'not-allowed']);
  });

  test('that took too long leads nowhere', async () => {
    const back = await browse(beginning().address, 'bob', (url) => url.startsWith(`${store.url}/auth/callback`));
    await db
      .updateTable('sign_in')
      .set({ expires_at: new Date(0) })
      .execute();
    expect((await fetch(back, { redirect: 'manual' })).status).toBe(403);
  });
});

test.each([
  'https://evil.example/',
  'http://127.0.0.1/',
  `${extension.slice(0, -1)}.evil.example/`,
  'https://abc.chromiumapp.org/',
  'https://evil.example/?https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
  'javascript:alert(1)',
])('%s gets no codes', async (redirect) => {
  const response = await fetch(beginning(redirect).address, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([422, null]);
});

test('an extension that nobody named gets none, and is told its id', async () => {
  const response = await fetch(beginning(`https://${'p'.repeat(32)}.chromiumapp.org/`).address, { redirect: 'manual' });
  const { problem, message } = await response.json();
  expect([response.status, problem]).toEqual([403, 'not-allowed']);
  expect(message).toContain('p'.repeat(32));
});

test('the address that Firefox gives to an extension does', async () => {
  const response = await fetch(beginning(`https://${'a1'.repeat(20)}.extensions.allizom.org/`).address, {
    redirect: 'manual',
  });
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toContain(provider.issuer);
});

describe('groups of the provider', () => {
  test('are teams here, with their roles, for as long as somebody is in them', async () => {
    provider.groups.set('carl', ['Know-how', 'Sales', 'Others']);
    const carl = await signIn('carl');
    expect(carl.me.roles).toEqual({ '*': 'author', sales: 'expert' });
    const { teams } = await read(steward, '/teams', Teams);
    expect(teams.map(({ id, members }) => [id, members.includes(carl.me.id)])).toEqual([
      ['know-how', true],
      ['sellers', true],
    ]);
    provider.groups.set('carl', ['Sales']);
    await signIn('carl');
    // The device that was signed in before knows it, too.
    expect((await carl.heads()).person.roles).toEqual({ '*': 'reader', sales: 'expert' });
  });

  test('do not bring back whom a steward let out', async () => {
    const dora = await signIn('dora');
    expect(await send(steward, 'POST', `/people/${dora.me.id}/disable`)).toBe(204);
    const { answer, state } = await walk('dora');
    expect([answer.get('code'), answer.get('error'), answer.get('state')]).toEqual([null, 'not-allowed', state]);
    expect(answer.get('error_description')).toMatch(/ended/);
    const { people } = await read(steward, '/people', Colleagues);
    expect(people.filter(({ name }) => name.startsWith('dora'))).toHaveLength(1);
  });
});
