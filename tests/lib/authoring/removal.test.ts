import { describe, expect, test } from 'vitest';
import { createGuide, publishGuide } from '#lib/authoring/guides.ts';
import { deleteGuide, restoreGuide, withdrawGuide } from '#lib/authoring/removal.ts';
import { saveGuide } from '#lib/authoring/saving.ts';
import type { Role } from '#lib/model/workspace.ts';
import { readLibrary, readOne } from '#lib/store/read.ts';
import { syncRound } from '#lib/sync/sync.ts';
import { aDevice, aPerson, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { AStore } from '#tests/fixtures/a-store.ts';

const ann = aPerson();

async function published() {
  const device = aDevice();
  const { id } = await createGuide(device, ann, { ...aGuide(), kind: 'walkthrough', title: 'Add a lead' });
  await publishGuide(device, ann, id);
  return { device, id };
}

test('a withdrawn guide is gone for readers and kept for authors', async () => {
  const { device, id } = await published();
  await withdrawGuide(device, ann, id);
  expect(await readOne(device, 'entry', id)).toBeNull();
  expect(await readLibrary(device)).toMatchObject([{ id, status: 'archived' }]);
});

describe('a deleted guide', () => {
  test('is gone everywhere, and restored it is back for everybody', async () => {
    const { device, id } = await published();
    const before = await readLibrary(device);
    const deleted = await deleteGuide(device, ann, id);
    expect(await readLibrary(device)).toEqual([]);
    await restoreGuide(device, ann, deleted);
    expect(await readLibrary(device)).toMatchObject([{ id, status: 'published', entry: before[0]!.entry }]);
  });

  test('that was a draft comes back as a draft', async () => {
    const device = aDevice();
    const draft = await createGuide(device, ann, { kind: 'walkthrough', title: 'T', pages: [] });
    await restoreGuide(device, ann, await deleteGuide(device, ann, draft.id));
    expect(await readLibrary(device)).toMatchObject([{ id: draft.id, status: 'draft' }]);
  });

  test('that was withdrawn comes back as withdrawn', async () => {
    const { device, id } = await published();
    await withdrawGuide(device, ann, id);
    await restoreGuide(device, ann, await deleteGuide(device, ann, id));
    expect(await readLibrary(device)).toMatchObject([{ id, status: 'archived', entry: null }]);
  });

  test('restored has not published what had not been published', async () => {
    const { device, id } = await published();
    const working = (await readOne(device, 'guide', id))!;
    const entry = await readOne(device, 'entry', id);
    const edited = await saveGuide(device, working, { ...working, text: 'half a thought' });
    await restoreGuide(device, ann, await deleteGuide(device, ann, id));
    expect(await readLibrary(device)).toMatchObject([{ id, status: 'changed', guide: edited, entry }]);
  });

  test('comes back after the store heard of its end, with the bytes it needs', async () => {
    const { device, id } = await published();
    const store = new AStore();
    const sync = () =>
      syncRound(
        device,
        store.apiFor(() => ann),
        [],
      );
    await sync();
    const deleted = await deleteGuide(device, ann, id);
    await sync();
    expect(store.bodyOf('pub:main', id)).toBeNull();
    store.blobs.clear();
    await restoreGuide(device, ann, deleted);
    await sync();
    expect(store.bodyOf('pub:main', id)).toEqual(deleted.entry);
    expect(store.blobs.has(deleted.entry!.body)).toBe(true);
  });
});

describe('a reader', () => {
  const asReader = aPerson('reader' satisfies Role);

  test.each([deleteGuide, withdrawGuide])('cannot take a guide away, and nothing changes (%o)', async (takeAway) => {
    const { device, id } = await published();
    const before = await contentOf(device);
    await expect(takeAway(device, asReader, id)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await contentOf(device)).toBe(before);
  });

  test('cannot bring one back for others either', async () => {
    const { device, id } = await published();
    const deleted = await deleteGuide(device, ann, id);
    const before = await contentOf(device);
    await expect(restoreGuide(device, asReader, deleted)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await contentOf(device)).toBe(before);
  });

  test('deletes and restores a draft of their own', async () => {
    const device = aDevice();
    const draft = await createGuide(device, asReader, { kind: 'walkthrough', title: 'T', pages: [] });
    await restoreGuide(device, asReader, await deleteGuide(device, asReader, draft.id));
    expect(await readLibrary(device)).toMatchObject([{ id: draft.id, status: 'draft' }]);
  });
});
