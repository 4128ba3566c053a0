import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Problem } from '#lib/model/problem.ts';
import { ProblemReply } from '#lib/model/sync.ts';
import { createApp } from '../../server/src/app.ts';
import { operations } from '../../server/src/operations.ts';
import type { SignInDesk } from '../../server/src/auth/oidc/sign-in-desk.ts';
import type { Stewardship } from '../../server/src/access/stewardship.ts';
import type { ShareDesk } from '../../server/src/shares/shares.ts';
import type { WebhookDesk } from '../../server/src/webhooks/webhooks.ts';
import type { Store } from '../../server/src/store/store.ts';

const log = { info: () => undefined, error: () => undefined, debug: () => undefined };
const unused = () => Promise.reject(new Error('not part of this test'));

function anApp(overrides: Partial<Store> = {}) {
  const store: Store = {
    ws: 'main',
    sessionOf: async () => ({ refusal: 'unknown' }),
    join: unused,
    headsFor: unused,
    changes: unused,
    snapshot: unused,
    push: unused,
    revisions: unused,
    restore: unused,
    move: unused,
    reviewers: unused,
    teamNames: unused,
    deleted: unused,
    clashes: unused,
    resolveClash: unused,
    onMove: () => () => undefined,
    onAccess: () => () => undefined,
    noteBlob: unused,
    findBlob: unused,
    wantedBlobs: unused,
    workspaceName: () => 'Acme',
    refuseUnlessReady: async () => undefined,
    ...overrides,
  };
  return createApp({
    store,
    stewardship: {} as Stewardship,
    signInDesk: {} as SignInDesk,
    webhooks: {} as WebhookDesk,
    shares: { page: async () => null } as unknown as ShareDesk,
    blobs: {
      receive: unused,
      read: unused,
      has: unused,
      remove: unused,
      refuseUnlessReady: async () => undefined,
      list: unused as never,
    },
    log,
  });
}

describe('the description of the API', () => {
  test('names every address there is, and no other', async () => {
    const app = anApp();
    const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
    const described = Object.values(operations).map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect([...new Set(routes)].sort()).toEqual(described.sort());
    const { paths } = await (await app.request('/v1/openapi.json')).json();
    const named = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(named.sort()).toEqual(described.sort());
  });

  test('is made of the forms that parse', async () => {
    const { paths } = await (await anApp().request('/v1/openapi.json')).json();
    const push = paths['/v1/feeds/{id}/push'].post;
    expect(push.requestBody.content['application/json'].schema.properties.ops.maxItems).toBe(50);
    expect(push.security).toEqual([{ token: [] }]);
    expect(push.responses['409'].content['application/json'].schema.required).toContain('problem');
    const names = paths['/v1/feeds/{id}/changes'].get.parameters.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['id', 'epoch', 'after', 'limit']);
  });
});

test('every failure has the same form, and a bug says nothing of its inside', async () => {
  const failures: [unknown, number, string][] = [
    [new Error('secret detail'), 500, 'unexpected'],
    [new Problem('too-many', 'Wait.'), 429, 'too-many'],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503, 'busy'],
    [Object.assign(new Error('shutting down'), { code: '57P01' }), 503, 'busy'],
  ];
  for (const [failure, status, problem] of failures) {
    const response = await anApp({ refuseUnlessReady: () => Promise.reject(failure) }).request('/readyz');
    const reply = ProblemReply.parse(await response.json());
    expect([response.status, reply.problem]).toEqual([status, problem]);
    expect(reply.message).not.toContain('secret');
  }
});

test('the page about the API names every operation, and holds no script and nothing from elsewhere', async () => {
  const response = await anApp().request('/api');
  const page = await response.text();
  for (const [id, { path, summary }] of Object.entries(operations)) {
    expect(page).toContain(`<details id="${id}">`);
    expect(page).toContain(`<code>${path}</code>`);
    expect(page).toContain(summary.slice(0, 20).replaceAll('`', '`'));
  }
  expect(page).not.toMatch(/<script|<link|<img|https?:\/\//i);
  const style = /<style>([^]*)<\/style>/.exec(page)![1]!;
  const hash = createHash('sha256').update(style).digest('base64');
  expect(response.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  expect(response.headers.get('content-security-policy')).not.toContain('script-src');
});

test('every answer of every address, failures too, may be neither framed nor guessed at, and runs nothing', async () => {
  const app = anApp();
  for (const { method, path } of [...Object.values(operations), { method: 'get', path: '/nowhere' }]) {
    const { headers } = await app.request(path.replaceAll(/:\w+/g, 'x'), { method: method.toUpperCase() });
    const of = (name: string) => headers.get(name);
    expect([path, of('x-content-type-options'), of('x-frame-options'), of('referrer-policy')]).toEqual([
      path,
      'nosniff',
      'SAMEORIGIN',
      'no-referrer',
    ]);
    expect([path, of('content-security-policy')]).toEqual([path, expect.stringContaining("default-src 'none'")]);
    expect([path, of('content-security-policy')]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
  }
});

test('an address with a NUL in it is refused at public doors, too, before anybody works with it', async () => {
  for (const address of ['/healthz?a=%00', '/auth/start?redirect_uri=%00', '/auth/callback?state=a%00b', '/join?%00=1'])
    expect([address, (await anApp().request(address)).status]).toEqual([address, 422]);
});

test('an address that is none is said so', async () => {
  const response = await anApp().request('/v1/nonsense');
  expect([response.status, (await response.json()).problem]).toEqual([404, 'not-found']);
});

test('alive does not ask the database, ready does', async () => {
  const app = anApp({
    refuseUnlessReady: () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })),
  });
  expect((await app.request('/healthz')).status).toBe(200);
  expect((await app.request('/readyz')).status).toBe(503);
});

test('an extension is told in advance that it may send its token, a page is not', async () => {
  const ask = (origin: string) =>
    anApp().request('/v1/heads', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization,handrail-protocol,if-none-match',
      },
    });
  const extension = await ask('moz-extension://0b6b-1');
  expect(extension.headers.get('access-control-allow-origin')).toBe('moz-extension://0b6b-1');
  expect(extension.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('handrail-protocol');
  expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
});
