import { describe, expect, test } from 'vitest';
import type { DocumentType } from '#lib/model/documents.ts';
import type { Device, StoredDocument } from '#lib/store/device.ts';
import { watch } from '#lib/store/live.ts';
import {
  countOnlyHere,
  countUnsent,
  readAll,
  readFlagsOf,
  readGuidesAt,
  readLibrary,
  readNames,
  readOne,
  rowOf,
} from '#lib/store/read.ts';
import { readSession, readSyncState, writeSyncState } from '#lib/store/settings.ts';
import { aDevice, aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';

type Part = Partial<StoredDocument> & { type: DocumentType; body: object | null };
const deviceWith = async (...parts: Part[]): Promise<Device> => {
  const device = aDevice();
  await device.documents.bulkPut(parts.map(aStoredDocument));
  return device;
};

describe('a malformed document from the store', () => {
  const id = crypto.randomUUID();
  const broken = { id, schemaVersion: 99, title: 'from the future' };

  test('is not shown, hides no other, and is left as it is for a newer version to read', async () => {
    const entry = anEntry();
    const device = await deviceWith({ type: 'entry', body: entry }, { type: 'entry', body: broken });
    expect(await readAll(device, 'entry')).toEqual([entry]);
    expect(await readOne(device, 'entry', id)).toBeNull();
    expect((await readLibrary(device)).map((item) => item.id)).toEqual([entry.id]);
    expect((await device.documents.get(['pub:main', id]))?.body).toEqual(broken);
  });

  test('a broken working copy does not hide what was published', async () => {
    const entry = anEntry({ id });
    const device = await deviceWith(
      { type: 'entry', body: entry },
      { feed: 'edit:main', type: 'guide', body: { ...broken } },
    );
    expect(await readLibrary(device)).toMatchObject([{ id, status: 'published', guide: null, entry }]);
  });

  test('a broken person is a colleague without a name, a broken flag is no flag', async () => {
    const entry = anEntry();
    const device = await deviceWith(
      { type: 'entry', body: entry },
      { feed: 'ws', type: 'person', body: { id: 'ann' }, id: 'ann' },
      { type: 'flag', body: { ...aFlag({ guideId: entry.id }), reason: 'boredom' } },
    );
    expect(await readNames(device)).toEqual(new Map());
    expect(await readFlagsOf(device, entry.id)).toEqual([]);
    expect(await readLibrary(device)).toMatchObject([{ authorName: 'A colleague', openFlags: 0 }]);
  });
});

test('guides of a site are read without those of others, however their addresses are written', async () => {
  const here = aGuide({ pages: ['https://hr.example.com/*', 'https://CRM.example.com/leads'] });
  const device = await deviceWith(
    { feed: 'me:ann', type: 'guide', body: here },
    { feed: 'edit:main', type: 'guide', body: aGuide({ pages: ['https://hr.example.com/*'] }) },
    { type: 'entry', body: anEntry() },
  );
  expect(await readGuidesAt(device, 'https://crm.example.com')).toEqual([here]);
});

describe('one document', () => {
  test('that was removed here is not there', async () => {
    const id = crypto.randomUUID();
    const device = await deviceWith({ type: 'entry', id, body: null, dirty: 1 });
    expect(await readOne(device, 'entry', id)).toBeNull();
    expect(await rowOf(device, 'entry', id)).toBeNull();
    expect(await readLibrary(device)).toEqual([]);
  });

  test('is read from the shared working copy rather than from the draft', async () => {
    const draft = aGuide({ title: 'draft' });
    const shared = { ...draft, title: 'shared' };
    const device = await deviceWith(
      { feed: 'me:ann', type: 'guide', body: draft },
      { feed: 'edit:main', type: 'guide', body: shared },
    );
    expect((await readOne(device, 'guide', draft.id))?.title).toBe('shared');
    expect(await readLibrary(device)).toMatchObject([{ title: 'shared' }]);
  });
});

describe('the library', () => {
  test.each([
    ['draft', [{ feed: 'me:ann', type: 'guide', body: aGuide() }]],
    ['published', [{ type: 'entry', body: anEntry() }]],
    ['archived', [{ feed: 'edit:main', type: 'guide', body: aGuide({ isArchived: true, revision: 1 }) }]],
  ] satisfies [string, Part[]][])('calls it %s', async (status, parts) => {
    expect(await readLibrary(await deviceWith(...parts))).toMatchObject([{ status }]);
  });

  test('says that a published guide was edited since, that it is unsent, and how many flags are open', async () => {
    const guide = aGuide({ revision: 1, hasChanges: true });
    const entry = anEntry({ id: guide.id });
    const device = await deviceWith(
      { feed: 'edit:main', type: 'guide', body: guide, dirty: 1, changedAt: 5 },
      { type: 'entry', body: entry, changedAt: 9 },
      { type: 'flag', body: aFlag({ guideId: guide.id }) },
      { type: 'flag', body: aFlag({ guideId: guide.id, status: 'fixed' }) },
      { type: 'flag', body: aFlag() },
    );
    const items = await readLibrary(device);
    expect(items).toMatchObject([{ status: 'changed', isUnsent: true, openFlags: 1, changedAt: 9, guide, entry }]);
    expect(await countUnsent(device)).toBe(1);
  });

  test('shows why the store refused a change', async () => {
    const device = await deviceWith({ feed: 'edit:main', type: 'guide', body: aGuide(), refused: 'No.' });
    expect(await readLibrary(device)).toMatchObject([{ refused: 'No.' }]);
  });

  test('shows why it was not published, where that was tried', async () => {
    const guide = aGuide();
    const entry = { type: 'entry', body: anEntry({ id: guide.id }), base: null, refused: 'No.' } as const;
    const here = await deviceWith({ feed: 'edit:main', type: 'guide', body: guide }, entry);
    expect(await readLibrary(here)).toMatchObject([{ notPublished: 'No.' }]);
    const moved = await deviceWith({ feed: 'edit:sales', type: 'guide', body: guide }, entry);
    expect(await readLibrary(moved)).toMatchObject([{ notPublished: null }]);
  });

  test('has the newest change first', async () => {
    const device = await deviceWith(
      { type: 'entry', body: anEntry({ title: 'old' }), changedAt: 1 },
      { type: 'entry', body: anEntry({ title: 'new' }), changedAt: 2 },
    );
    expect((await readLibrary(device)).map(({ title }) => title)).toEqual(['new', 'old']);
  });
});

test('what only this device has is unsent, refused, set aside, or still being recorded', async () => {
  const [asStored, refused] = [aGuide(), aGuide()];
  const device = await deviceWith(
    { type: 'guide', body: aGuide(), dirty: 1 },
    { type: 'guide', body: refused, base: { ...refused, title: 'before' }, refused: 'No.' },
    { type: 'guide', body: asStored, refused: 'A removal was refused, so nothing is lost with this.' },
    { type: 'guide', body: aGuide() },
  );
  await device.orphans.put({ id: 'o', type: 'guide', body: aGuide(), setAsideAt: 0 });
  const page = { url: 'https://crm.example.com/', title: '' };
  await device.recordings.put({ id: 'r', tabId: 7, startedAt: 0, ...page, isPaused: false, endedAt: null });
  expect(await countOnlyHere(device)).toBe(4);
});

test('flags of a guide come newest first', async () => {
  const guideId = crypto.randomUUID();
  const device = await deviceWith(
    { type: 'flag', body: aFlag({ guideId, note: 'old', raisedAt: '2026-11-20T10:00:00.000Z' }) },
    { type: 'flag', body: aFlag({ guideId, note: 'new', raisedAt: '2026-11-21T10:00:00.000Z' }) },
  );
  expect((await readFlagsOf(device, guideId)).map(({ note }) => note)).toEqual(['new', 'old']);
});

test('nobody has joined and nothing was synced on an empty device', async () => {
  const device = aDevice();
  expect(await readSession(device)).toBeNull();
  expect(await readSyncState(device)).toBeNull();
  await writeSyncState(device, { state: 'offline', at: 3 });
  expect(await readSyncState(device)).toEqual({ state: 'offline', at: 3 });
});

test('a watched query is asked again after a change, and not after the end', async () => {
  const device = aDevice();
  const life = new AbortController();
  const seen: number[] = [];
  watch(
    () => device.documents.count(),
    (count) => seen.push(count),
    (error) => expect.unreachable(String(error)),
    life.signal,
  );
  await expect.poll(() => seen.at(-1)).toBe(0);
  await device.documents.put(aStoredDocument({ type: 'entry', body: anEntry() }));
  await expect.poll(() => seen.at(-1)).toBe(1);
  life.abort();
  await device.documents.put(aStoredDocument({ type: 'entry', body: anEntry() }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen.at(-1)).toBe(1);
});
