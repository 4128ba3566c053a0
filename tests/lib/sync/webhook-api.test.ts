import { afterEach, expect, test, vi } from 'vitest';
import { webhookApi } from '#lib/sync/webhook-api.ts';

const api = webhookApi({ storeUrl: 'https://store.example.com', token: 'token-0123456789' });
const answers = (reply: () => Response) => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit) => {
    asked.push([method, url.slice('https://store.example.com/v1'.length), body].filter(Boolean).join(' '));
    return reply();
  });
  return asked;
};

afterEach(() => vi.unstubAllGlobals());

test('what is to be done to a webhook goes where the store does it', async () => {
  const asked = answers(() => new Response(null, { status: 204 }));
  await api.pause('w');
  await api.resume('w');
  await api.test('w');
  await api.sendAgain('w', 'd');
  await api.remove('w');
  expect(asked).toEqual([
    'POST /webhooks/w/pause',
    'POST /webhooks/w/resume',
    'POST /webhooks/w/test',
    'POST /webhooks/w/deliveries/d/again',
    'DELETE /webhooks/w',
  ]);
});

test('the deliveries are read on from where they were left', async () => {
  const asked = answers(() => Response.json({ deliveries: [], next: null }));
  await api.deliveries('w', null);
  await api.deliveries('w', '2026-01-01T00:00:00.000Z_d');
  expect(asked).toEqual([
    'GET /webhooks/w/deliveries',
    'GET /webhooks/w/deliveries?before=2026-01-01T00%3A00%3A00.000Z_d',
  ]);
});

test('a refusal keeps the words of the store, and an answer without a secret is none', async () => {
  answers(() =>
    Response.json({ problem: 'invalid', message: 'The address must begin with https://.' }, { status: 422 }),
  );
  const wish = { name: 'Chat', url: 'http://chat.example.com/', events: ['flagged' as const], library: '*' };
  await expect(api.add(wish)).rejects.toMatchObject({ message: 'The address must begin with https://.' });
  answers(() => Response.json({ webhook: {} }));
  await expect(api.renewSecret('w')).rejects.toMatchObject({ code: 'unexpected' });
});
