import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => void vi.restoreAllMocks());

describe('a guide that the address asks for', () => {
  const stored = async (desk: Awaited<ReturnType<typeof aDesk>>, overrides: Parameters<typeof aGuide>[0]) => {
    const guide = aGuide(overrides);
    await desk.device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
    return guide;
  };

  test('starts in this very tab', async () => {
    const desk = await aDesk();
    const guide = await stored(desk, {});
    expect(await desk.fromPage('page:start', { guideId: guide.id })).toEqual({ ok: true, value: null });
    expect(await desk.device.runs.toArray()).toMatchObject([{ guideId: guide.id, tabId: aTab.id, index: 0 }]);
  });

  test('starts nothing that is of another site, a tip, or not there', async () => {
    const desk = await aDesk();
    const other = await stored(desk, { pages: ['https://bi.example.com/*'] });
    const tip = await stored(desk, { kind: 'tip' });
    const before = await contentOf(desk.device);
    for (const guideId of [other.id, tip.id, crypto.randomUUID()])
      expect(await desk.fromPage('page:start', { guideId })).toEqual({ ok: true, value: null });
    expect(await contentOf(desk.device)).toBe(before);
  });
});
