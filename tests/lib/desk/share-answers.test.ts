import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { contentOf } from '#tests/fixtures/a-device.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const guideId = crypto.randomUUID();
const answerWith = (reply: unknown, status = 200) => {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => Response.json(reply, { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
};

test('a link is made at the store, handed on, and kept nowhere', async () => {
  const { fromOurs, device } = await aDesk();
  const before = await contentOf(device);
  const share = { id: crypto.randomUUID(), guideId, madeBy: 'ann', madeAt: '2026-11-27T08:00:00Z', expiresAt: null };
  const fetch = answerWith({ share, link: 'https://store.test/share/x?key=y' });
  expect(await fromOurs('share:make', { guideId, days: 7 })).toEqual({
    ok: true,
    value: { link: 'https://store.test/share/x?key=y' },
  });
  expect(fetch.mock.calls[0]).toMatchObject([
    `https://store.test/v1/guides/${guideId}/shares`,
    { method: 'POST', body: '{"days":7}' },
  ]);
  expect(await contentOf(device)).toBe(before);
});

test('what the store refuses is said in its words', async () => {
  const { fromOurs } = await aDesk();
  answerWith({ problem: 'not-allowed', message: 'Only authors may share a guide.' }, 403);
  expect(await fromOurs('share:list', { guideId })).toMatchObject({ ok: false, problem: 'not-allowed' });
});

test('pages may neither see nor make links', async () => {
  const { fromPage } = await aDesk();
  for (const [name, request] of [
    ['share:list', { guideId }],
    ['share:make', { guideId, days: 1 }],
  ] as const)
    expect(await fromPage(name, request)).toMatchObject({ ok: false, problem: 'not-allowed' });
});
