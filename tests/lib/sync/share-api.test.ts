import { afterEach, expect, test, vi } from 'vitest';
import { shareApi } from '#lib/sync/share-api.ts';

afterEach(() => void vi.unstubAllGlobals());
const api = shareApi({ storeUrl: 'https://store.test', token: 't' });

test('an answer in a wrong form is not believed', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json({ shares: [{ id: 'x' }] })),
  );
  await expect(api.list(crypto.randomUUID())).rejects.toMatchObject({ name: 'Problem' });
});

test('a link is revoked by its id', async () => {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => new Response(null, { status: 204 }));
  vi.stubGlobal('fetch', fetch);
  await api.revoke('an-id');
  expect(fetch.mock.calls[0]).toMatchObject(['https://store.test/v1/shares/an-id', { method: 'DELETE' }]);
});
