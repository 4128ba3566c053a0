import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('whoever has not joined asks nothing', async () => {
  const asked = vi.fn();
  vi.stubGlobal('fetch', asked);
  const { fromOurs } = await aDesk({ role: null });
  expect(await fromOurs('steward:people')).toMatchObject({ ok: false, problem: 'signed-out' });
  expect(asked).not.toHaveBeenCalled();
});

test('after a device was signed out this one looks whether it was itself', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  const { fromOurs, sync } = await aDesk({ role: 'steward' });
  expect(await fromOurs('device:revoke', { deviceId: 'd1' })).toEqual({ ok: true, value: null });
  expect(sync).toHaveBeenCalledOnce();
});

test('invites come with the libraries that they may be for', async () => {
  vi.stubGlobal('fetch', async (url: string) =>
    Response.json(url.endsWith('/invites') ? { invites: [] } : { libraries: [{ id: 'main', name: 'Main' }] }),
  );
  const { fromOurs } = await aDesk({ role: 'steward' });
  expect(await fromOurs('steward:invites')).toEqual({
    ok: true,
    value: { invites: [], libraries: [{ id: 'main', name: 'Main' }] },
  });
});
