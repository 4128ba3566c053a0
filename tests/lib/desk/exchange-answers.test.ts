import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dataUrlOf } from '#lib/exchange/picture-types.ts';
import { GuideDraft } from '#lib/model/guide-draft.ts';
import { browser } from '#lib/platform/browser.ts';
import { hashOf } from '#lib/model/hash.ts';
import { readLibrary } from '#lib/store/read.ts';
import { aPicture, aPng } from '#tests/fixtures/a-book.ts';
import { aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';
import { aGuide, anEntry, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A store that has these blobs. */
const store = (...blobs: Uint8Array<ArrayBuffer>[]) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async (address: string | URL | Request) => {
      const asked = String(address instanceof Request ? address.url : address);
      for (const blob of blobs) if (asked.endsWith(await hashOf(blob))) return new Response(blob);
      return Response.json({ problem: 'not-found', message: 'no' }, { status: 404 });
    }),
  );

test('of a guide that only others wrote, body and pictures come from the store', async () => {
  const { fromOurs, device } = await aDesk({ role: 'reader' });
  const guide = aGuide({ revision: 1, steps: stepsById(aStep({ picture: aPicture({ sha256: await hashOf(aPng) }) })) });
  const body = new TextEncoder().encode(JSON.stringify(guide));
  const entry = anEntry({ id: guide.id, body: await hashOf(body) });
  await device.documents.put(aStoredDocument({ type: 'entry', body: entry }));
  store(body, aPng);
  expect(await fromOurs('guide:fetch', { guideId: guide.id })).toEqual({ ok: true, value: guide });
  expect(await device.blobs.get(await hashOf(aPng))).toBeDefined();
});

test('an author gets the working copy, also without the store', async () => {
  const { fromOurs, device } = await aDesk();
  const guide = aGuide({ title: 'Mine', steps: stepsById(aStep({ picture: aPicture() })) });
  await device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Promise.reject(new TypeError('offline'))),
  );
  expect(await fromOurs('guide:fetch', { guideId: guide.id })).toMatchObject({ ok: true, value: { title: 'Mine' } });
});

test('what is not there is said so', async () => {
  const { fromOurs } = await aDesk();
  expect(await fromOurs('guide:fetch', { guideId: crypto.randomUUID() })).toMatchObject({ problem: 'not-found' });
});

test('a picture and the guides that show it come in, and go with one undo', async () => {
  const { fromOurs, device } = await aDesk();
  const brought = await fromOurs('picture:bring', { dataUrl: dataUrlOf('image/png', aPng) });
  const sha256 = await hashOf(aPng);
  expect(brought).toEqual({ ok: true, value: { sha256 } });
  const draft = GuideDraft.parse(aGuide({ steps: stepsById(aStep({ picture: aPicture({ sha256 }) })) }));
  const saved = await fromOurs('import:save', { guides: [draft, draft] });
  expect(await readLibrary(device)).toHaveLength(2);
  expect(saved.ok && (await fromOurs('import:undo', saved.value))).toMatchObject({ ok: true });
  expect(await readLibrary(device)).toEqual([]);
});

test.each(['data:image/svg+xml;base64,PHN2Zz4=', 'data:image/png;base64,PHN2Zz4=', 'https://x.example/a.png'])(
  '%s is no picture, and nothing changes',
  async (dataUrl) => {
    const { fromOurs, device } = await aDesk();
    const before = await contentOf(device);
    expect(await fromOurs('picture:bring', { dataUrl })).toMatchObject({ ok: false, problem: 'invalid' });
    expect(await contentOf(device)).toBe(before);
  },
);
