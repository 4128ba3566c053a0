import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { readSession, readSignInProblem, writeSignInProblem } from '#lib/store/settings.ts';
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
  // But for what the store is told meanwhile.
  await vi.waitFor(async () => {
    for (const table of device.tables) expect(await table.count(), table.name).toBe(0);
  });
});

/** A browser whose sign-in window ends like this, and a store that offers it. */
async function aSignIn(launch: (url: string) => Promise<string>) {
  const identity = { getRedirectURL: () => 'https://abc.chromiumapp.org/', launchWebAuthFlow: vi.fn() };
  identity.launchWebAuthFlow.mockImplementation(({ url }: { url: string }) => launch(url));
  Object.assign(browser, { identity });
  const reply = { token: 't'.repeat(20), person: aPerson(), workspace: { name: 'Acme' } };
  vi.stubGlobal('fetch', async () => Response.json(reply));
  return aDesk({ role: null });
}

const address = 'https://store.test/join';

test('whoever signed in belongs to the workspace, and what went wrong before is forgotten', async () => {
  const { device, sync, fromOurs } = await aSignIn(async (url) => {
    const asked = new URL(url).searchParams;
    return `${asked.get('redirect_uri')}?${new URLSearchParams({ code: 'c', state: asked.get('state') ?? '' })}`;
  });
  await writeSignInProblem(device, 'The window was closed.');
  expect(await fromOurs('session:sign-in', { address })).toMatchObject({ ok: true, value: aPerson() });
  expect(await readSession(device)).toMatchObject({ storeUrl: 'https://store.test', workspace: 'Acme' });
  expect(await readSignInProblem(device)).toBeNull();
  expect(sync).toHaveBeenCalledOnce();
});

test('why a sign-in did not work is there for the popup that opens next', async () => {
  const { device, fromOurs } = await aSignIn(() => Promise.reject(new Error('The user did not approve access.')));
  expect(await fromOurs('session:sign-in', { address })).toMatchObject({ ok: false, problem: 'not-allowed' });
  expect(await readSignInProblem(device)).toMatch(/^You were not signed in/);
  expect(await readSession(device)).toBeNull();
});

test('a browser that belongs to one workspace does not sign in to another', async () => {
  const launch = vi.fn(async () => '');
  const { device, fromOurs } = await aSignIn(launch);
  const session = { storeUrl: 'https://other.test', token: 't', me: aPerson(), workspace: 'Other' };
  await device.settings.put({ key: 'session', value: session });
  expect(await fromOurs('session:sign-in', { address })).toMatchObject({ ok: false, problem: 'conflict' });
  expect(launch).not.toHaveBeenCalled();
});
