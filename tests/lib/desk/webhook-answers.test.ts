import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('webhooks come with the libraries that they may tell of', async () => {
  vi.stubGlobal('fetch', async (url: string) =>
    Response.json(url.endsWith('/webhooks') ? { webhooks: [] } : { libraries: [{ id: 'main', name: 'Main' }] }),
  );
  const { fromOurs } = await aDesk({ role: 'steward' });
  expect(await fromOurs('webhook:list')).toEqual({
    ok: true,
    value: { webhooks: [], libraries: [{ id: 'main', name: 'Main' }] },
  });
});

test('each wish is told to the store, and its no comes back', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { method }: RequestInit) => {
    asked.push(`${method} ${url.slice('https://store.test/v1/webhooks/'.length)}`);
    return Response.json({ problem: 'conflict', message: 'This webhook is paused. Resume it first.' }, { status: 409 });
  });
  const { fromOurs } = await aDesk({ role: 'steward' });
  const messages = ['pause', 'resume', 'test', 'remove', 'renew-secret'] as const;
  for (const name of messages)
    expect(await fromOurs(`webhook:${name}`, { webhookId: 'w' })).toMatchObject({
      ok: false,
      message: 'This webhook is paused. Resume it first.',
    });
  await fromOurs('webhook:send-again', { webhookId: 'w', deliveryId: 'd' });
  expect(asked).toEqual([
    'POST w/pause',
    'POST w/resume',
    'POST w/test',
    'DELETE w',
    'POST w/secret',
    'POST w/deliveries/d/again',
  ]);
});
