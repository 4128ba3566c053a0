import { afterEach, expect, test, vi } from 'vitest';
import { readStoreUrl, signInBy, signInOffer } from '#lib/sync/sign-in.ts';

const storeUrl = 'https://store.example.com';
const redirectUrl = 'https://abc.chromiumapp.org/';
const joined = {
  token: 'token-0123456789',
  person: { id: 'ann', name: 'Ann', role: 'author' },
  workspace: { name: 'Acme' },
};

afterEach(() => vi.unstubAllGlobals());

/** A store that answers, and what it was asked. */
function aStore(reply: unknown = joined, status = 200) {
  const asked: { url: string; body: Record<string, string> | null }[] = [];
  vi.stubGlobal('fetch', async (url: string, { body }: RequestInit) => {
    asked.push({ url, body: typeof body === 'string' ? JSON.parse(body) : null });
    return Response.json(reply, { status });
  });
  return asked;
}

/** A browser in which the person signs in and comes back with this. */
const coming = (answer: (begun: URLSearchParams) => Record<string, string>) => {
  const begun: URLSearchParams[] = [];
  const launch = async (url: string) => {
    begun.push(new URL(url).searchParams);
    return `${redirectUrl}?${new URLSearchParams(answer(begun[0]!))}`;
  };
  return { begun, auth: { redirectUrl, launch } };
};
const withCode = (begun: URLSearchParams) => ({ code: 'a-code', state: begun.get('state') ?? '' });

test.each([
  ['https://store.example.com', storeUrl],
  [' https://store.example.com/ ', storeUrl],
  ['https://example.com/handrail/join', 'https://example.com/handrail'],
])('"%s" is the address of a store', (text, url) => {
  expect(readStoreUrl(text)).toBe(url);
});

test.each(['', 'store', 'ftp://store.example.com', 'javascript:alert(1)'])('"%s" is none', (text) => {
  expect(() => readStoreUrl(text)).toThrow(expect.objectContaining({ code: 'invalid' }));
});

test('a store says what it offers; an older one offers nothing', async () => {
  aStore({ oidc: { name: 'Example Ltd' } });
  expect(await signInOffer(storeUrl)).toEqual({ name: 'Example Ltd' });
  aStore({ oidc: null });
  expect(await signInOffer(storeUrl)).toBeNull();
  aStore({ problem: 'not-found', message: 'There is nothing at this address.' }, 404);
  expect(await signInOffer(storeUrl)).toBeNull();
});

test('the code is traded with the answer to what was asked in the beginning', async () => {
  const asked = aStore();
  const { auth, begun } = coming(withCode);
  expect(await signInBy(auth, storeUrl, 'Chromium Linux')).toEqual({ ...joined, storeUrl });
  const { url, body } = asked[0]!;
  expect([url, body?.['code'], body?.['device']]).toEqual([`${storeUrl}/v1/sign-in`, 'a-code', 'Chromium Linux']);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body?.['verifier']));
  expect(begun[0]!.get('code_challenge')).toBe(Buffer.from(digest).toString('base64url'));
  expect(begun[0]!.get('redirect_uri')).toBe(redirectUrl);
  expect(begun[0]!.toString()).not.toContain(body?.['verifier']);
});

test.each([
  ['another state', (): Record<string, string> => ({ code: 'a-code', state: 'of-somebody-else' }), /something else/],
  ['no state', (): Record<string, string> => ({ code: 'a-code' }), /something else/],
  [
    'a reason why not',
    (begun: URLSearchParams): Record<string, string> => ({
      error: 'not-allowed',
      error_description: 'Your access was ended.',
      state: begun.get('state') ?? '',
    }),
    /^Your access was ended\.$/,
  ],
])('an answer with %s trades nothing', async (_, answer, words) => {
  const asked = aStore();
  await expect(signInBy(coming(answer).auth, storeUrl, '')).rejects.toThrow(words);
  expect(asked).toEqual([]);
});

test('a window that was closed is said in plain words', async () => {
  const auth = { redirectUrl, launch: () => Promise.reject(new Error('The user did not approve access.')) };
  await expect(signInBy(auth, storeUrl, '')).rejects.toMatchObject({
    code: 'not-allowed',
    message: /window was closed/,
  });
});
