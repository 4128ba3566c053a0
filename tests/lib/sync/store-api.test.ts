import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { join, readInviteLink, readSnapshot, storeApi } from '#lib/sync/store-api.ts';

const secret = 'A1b2-C3d4_E5f6g7h8';

describe('an invite link', () => {
  test.each([
    [`https://store.example.com/join#${secret}`, 'https://store.example.com'],
    [`  https://store.example.com/join#${secret}\n`, 'https://store.example.com'],
    [`http://127.0.0.1:4040/join#${secret}`, 'http://127.0.0.1:4040'],
    [`https://example.com/handrail/join#${secret}`, 'https://example.com/handrail'],
    [`https://store.example.com/join?from=mail#${secret}`, 'https://store.example.com'],
  ])('%s is read', (link, storeUrl) => {
    expect(readInviteLink(link)).toEqual({ storeUrl, invite: secret });
  });

  test.each([
    '',
    ' ',
    'hello',
    secret,
    'store.example.com/join#' + secret,
    `https://store.example.com/#${secret}`,
    `https://store.example.com/join/#${secret}`,
    `https://store.example.com/joining#${secret}`,
    'https://store.example.com/join',
    'https://store.example.com/join#',
    'https://store.example.com/join#tooshort',
    `https://store.example.com/join#${'x'.repeat(201)}`,
    `https://store.example.com/join#${secret}%20more`,
    `https://store.example.com/join#${secret}/../x`,
    `https://store.example.com/join?invite=${secret}`,
    `javascript:alert(1)//join#${secret}`,
    `data:text/html,/join#${secret}`,
    `file:///join#${secret}`,
    `ftp://store.example.com/join#${secret}`,
    `chrome-extension://abc/join#${secret}`,
    `https:///join#${secret}`.replace('///', '//:80/'),
    `https://store.example.com/join#${secret} https://store.example.com/join#${secret}`,
    `<a href="https://store.example.com/join#${secret}">`,
  ])('"%s" is none, and whoever pasted it reads how one looks', (link) => {
    expect(() => readInviteLink(link)).toThrow(expect.objectContaining({ code: 'invalid' }));
    expect(() => readInviteLink(link)).toThrow(/looks like https/);
  });

  test('whatever is pasted, it is either read or refused as invalid', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl({ withFragments: true }),
          fc.webUrl().map((url) => `${url}/join#${secret}`),
        ),
        (link) => {
          try {
            expect(readInviteLink(link).storeUrl).toMatch(/^https?:\/\//);
          } catch (error) {
            expect(error).toMatchObject({ name: 'Problem', code: 'invalid' });
          }
        },
      ),
    );
  });

  test('a password in the address does not travel on', () => {
    expect(readInviteLink(`https://ann:pw@store.example.com/join#${secret}`).storeUrl).toBe(
      'https://store.example.com',
    );
  });
});

const answerWith = (...responses: (Response | Error)[]) => {
  const asked = vi.fn<typeof fetch>();
  for (const response of responses)
    asked.mockImplementationOnce(() =>
      response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
    );
  vi.stubGlobal('fetch', asked);
  return asked;
};
const json = (body: unknown, status = 200, headers = {}) => Response.json(body, { status, headers });
const me = { id: 'ann', name: 'Ann', role: 'author' };
const heads = { person: me, workspace: { name: 'Acme' }, feeds: [{ id: 'ws', epoch: 'e1', seq: 3 }], poll: 300 };
const api = storeApi({ storeUrl: 'https://store.example.com', token: 'token-0123456789' });

afterEach(() => vi.unstubAllGlobals());

test('a device that is signed out hears why in the words of the store', async () => {
  answerWith(
    json({ problem: 'signed-out', message: 'Your access was ended.' }, 401),
    new Response('', { status: 401 }),
  );
  await expect(api.heads(null)).rejects.toThrow('Your access was ended.');
  await expect(api.heads(null)).rejects.toThrow(/does not know this device/);
});

describe('every request', () => {
  test('carries the token and the protocol, and is never answered from a cache', async () => {
    const asked = answerWith(json(heads, 200, { ETag: '"7"' }));
    expect(await api.heads('"6"')).toMatchObject({ etag: '"7"', heads });
    const [url, init] = asked.mock.calls[0]!;
    const headers = new Headers(init?.headers);
    expect(url).toBe('https://store.example.com/v1/heads');
    expect(headers.get('Authorization')).toBe('Bearer token-0123456789');
    expect(headers.get('Handrail-Protocol')).toBe('1');
    expect(headers.get('If-None-Match')).toBe('"6"');
    expect(init?.cache).toBe('no-store');
  });

  test('names feeds so that no feed can reach another path', async () => {
    const asked = answerWith(json({ epoch: 'e', reset: false, rows: [], next: 0, more: false }));
    await api.changes('pub:../../join?x=', 'e 1&', 5);
    expect(asked.mock.calls[0]![0]).toBe(
      'https://store.example.com/v1/feeds/pub%3A..%2F..%2Fjoin%3Fx%3D/changes?epoch=e+1%26&after=5&limit=200',
    );
  });

  test.each([
    ['no network', new TypeError('fetch failed'), 'offline'],
    ['a slow store', new DOMException('late', 'TimeoutError'), 'offline'],
    ['a gateway without a store', new Response('<h1>502</h1>', { status: 502 }), 'offline'],
    ['a token that was revoked', json({ problem: 'signed-out', message: 'Signed out by you.' }, 401), 'signed-out'],
    ['a proxy that wants a password', new Response('no', { status: 401 }), 'signed-out'],
    ['a refusal', json({ problem: 'not-allowed', message: 'No access.' }, 403), 'not-allowed'],
    ['too much at once', json({ problem: 'too-many', message: 'Later.' }, 429), 'too-many'],
    ['a web page', new Response('<!doctype html>', { status: 200 }), 'unexpected'],
    ['another kind of answer', json({ ok: true }), 'unexpected'],
    ['a page that is not there', new Response('nope', { status: 404 }), 'unexpected'],
    ['a problem of no known code', json({ problem: 'boredom', message: 'x' }, 400), 'unexpected'],
    ['an empty answer', new Response(null, { status: 200 }), 'unexpected'],
    ['a role that does not exist', json({ ...heads, person: { ...me, role: 'king' } }), 'unexpected'],
  ])('%s is a Problem with a sentence', async (_, response, code) => {
    answerWith(response as Response);
    const failure = await api.heads(null).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'Problem', code });
    expect((failure as Error).message.length).toBeGreaterThan(4);
  });
});

test('"not modified" is no news', async () => {
  answerWith(new Response(null, { status: 304 }));
  expect(await api.heads('"6"')).toBeNull();
});

test('a push into a feed that was started anew is told apart from a failure', async () => {
  answerWith(json({ problem: 'conflict', message: 'x', epoch: 'e2' }, 409));
  expect(await api.push('ws', 'e1', [])).toBeNull();
});

test.each([
  ['a status nobody knows', { results: [{ op: 'a', status: 'maybe', rev: null, body: null }] }],
  ['a body that is a list', { results: [{ op: 'a', status: 'applied', rev: 'r', body: [] }] }],
  ['no results', {}],
])('an answer to a push with %s is refused as a whole', async (_, reply) => {
  answerWith(json(reply));
  await expect(api.push('ws', 'e1', [])).rejects.toMatchObject({ code: 'unexpected' });
});

test.each([
  ['rows without a revision', [{ id: 'a', type: 'guide', seq: 1, deleted: false, body: null, author: 'x', at: '' }]],
  [
    'rows with a body of text',
    [{ id: 'a', type: 'guide', rev: 'r', seq: 1, deleted: false, body: 'x', author: 'x', at: '' }],
  ],
])('changes with %s are refused as a whole', async (_, rows) => {
  answerWith(json({ epoch: 'e', reset: false, rows, next: 1, more: false }));
  await expect(api.changes('ws', 'e', 0)).rejects.toMatchObject({ code: 'unexpected' });
});

describe('joining', () => {
  const reply = { token: 'token-0123456789', person: me, workspace: { name: 'Acme' } };
  const link = `https://store.example.com/join#${secret}`;

  test('trades the secret for a token; the secret is in the body, not in the address', async () => {
    const asked = answerWith(json(reply));
    expect(await join(link, 'Ann', 'Chromium Linux')).toEqual({ ...reply, storeUrl: 'https://store.example.com' });
    const [url, init] = asked.mock.calls[0]!;
    expect(url).toBe('https://store.example.com/v1/join');
    expect(JSON.parse(String(init?.body))).toEqual({ invite: secret, name: 'Ann', device: 'Chromium Linux' });
    expect(new Headers(init?.headers).get('Authorization')).toBeNull();
  });

  test('a wrong link asks nobody', async () => {
    const asked = answerWith(json(reply));
    await expect(join('https://evil.test/', 'Ann', '')).rejects.toMatchObject({ code: 'invalid' });
    expect(asked).not.toHaveBeenCalled();
  });

  test.each([
    ['no network', new TypeError('fetch failed')],
    ['a gateway without a store', new Response('<h1>502</h1>', { status: 502 })],
  ])('%s is said in words for somebody who has nothing here yet', async (_, response) => {
    answerWith(response);
    await expect(join(link, 'Ann', '')).rejects.toMatchObject({ code: 'offline', message: /Check the link/ });
  });

  test.each([
    ['a used link', json({ problem: 'not-allowed', message: 'x' }, 401), 'not-allowed'],
    ['an address that is no store', new Response('<html>'), 'unexpected'],
    ['a token too short to be one', json({ ...reply, token: 'x' }), 'unexpected'],
    ['no network', new TypeError('fetch failed'), 'offline'],
  ])('%s is a Problem', async (_, response, code) => {
    answerWith(response as Response);
    await expect(join(link, 'Ann', '')).rejects.toMatchObject({ code });
  });
});

describe('a snapshot', () => {
  const row = { id: 'a', type: 'guide', rev: 'r', seq: 1, deleted: false, body: { id: 'a' }, author: 'ann', at: '' };
  const text = (...lines: unknown[]) => lines.map((line) => JSON.stringify(line)).join('\n');

  test('is read row by row', () => {
    expect(readSnapshot(text(row, { ...row, id: 'b', seq: 2 }, { rows: 2 }))).toHaveLength(2);
    expect(readSnapshot(text({ rows: 0 }))).toEqual([]);
  });

  test.each([
    ['without its end', text(row, row)],
    ['without one of its rows', text(row, { rows: 2 })],
    ['cut off within a row', text(row, row).slice(0, -5)],
    ['with something else in it', text(row, { hello: 'there' }, { rows: 2 })],
    ['of a page of the web', '<!doctype html>'],
    ['of nothing', ''],
  ])('%s is refused', (_what, wrong) => {
    expect(() => readSnapshot(wrong)).toThrow(/only a part/);
  });
});
