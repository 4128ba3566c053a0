import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { syncNow } from '#lib/sync/sync.ts';
import { aPerson, aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A store that has something new, and takes its time to say what. */
function aSlowStore() {
  const entry = anEntry();
  const row = { id: entry.id, type: 'entry', rev: 'r1', seq: 1, deleted: false, body: entry, author: 'x', at: '' };
  const heads = {
    person: aPerson(),
    workspace: { name: 'Acme' },
    feeds: [{ id: 'pub:main', epoch: 'e', seq: 1 }],
    poll: 60,
  };
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  vi.stubGlobal('fetch', async (url: string, { signal }: { signal: AbortSignal }) => {
    signal.throwIfAborted();
    if (url.endsWith('/heads')) return Response.json(heads);
    const cut = new Promise((_, reject) => signal.addEventListener('abort', reject));
    asked.resolve();
    await Promise.race([answered.promise, cut]);
    return Response.json({ epoch: 'e', reset: false, rows: [row], next: 1, more: false });
  });
  return { asked: asked.promise, answer: answered.resolve };
}

async function aRoundUnderWay() {
  const desk = await aDesk();
  await desk.device.documents.put(aStoredDocument({ type: 'entry', body: anEntry() }));
  const store = aSlowStore();
  const round = syncNow(desk.device, async () => []);
  await store.asked;
  return { ...desk, round, store };
}

test.each([
  ['does not wait for a round that is under way', () => undefined],
  ['has the last word, also where the store answers at that moment', (answer: () => void) => answer()],
])('leaving %s, and nothing is left on this device', async (_, meanwhile) => {
  const { device, fromOurs, round, store } = await aRoundUnderWay();
  const waiting = syncNow(device, async () => []);
  const leaving = fromOurs('session:leave');
  meanwhile(store.answer);
  expect(await leaving).toMatchObject({ ok: true });
  store.answer();
  await Promise.all([round, waiting]);
  for (const table of device.tables) expect(await table.count(), table.name).toBe(0);
});
