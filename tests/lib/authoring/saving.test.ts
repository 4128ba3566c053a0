import { describe, expect, test } from 'vitest';
import { saveGuide } from '#lib/authoring/saving.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import type { Guide } from '#lib/model/guide.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readOne } from '#lib/store/read.ts';
import { syncRound } from '#lib/sync/sync.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { AStore } from '#tests/fixtures/a-store.ts';

const ann = aPerson();
const shared = async (guide: Guide): Promise<Device> => {
  const device = aDevice();
  await device.documents.put(aStoredDocument({ feed: 'edit:main', type: 'guide', body: guide }));
  return device;
};

describe('saving', () => {
  test('keeps what was typed and what others changed meanwhile', async () => {
    const base = aGuide();
    const device = await shared({ ...base, description: 'by others' });
    const saved = await saveGuide(device, base, { ...base, title: 'by me' });
    expect(saved).toMatchObject({ title: 'by me', description: 'by others' });
    expect(await readOne(device, 'guide', base.id)).toEqual(saved);
  });

  test('keeps a step somebody else added while steps were moved here', async () => {
    const [first, second, theirs] = [aStep({ order: 'a0' }), aStep({ order: 'a1' }), aStep({ order: 'a2' })];
    const base = aGuide({ steps: stepsById(first, second) });
    const device = await shared({ ...base, steps: stepsById(first, second, theirs) });
    const mine = { ...base, steps: stepsById({ ...first, order: 'a1V' }, second) };
    const saved = await saveGuide(device, base, mine);
    expect(stepsInOrder(saved).map(({ id }) => id)).toEqual([second.id, first.id, theirs.id]);
  });

  test('handing a published guide over is no change that would have to be published', async () => {
    const guide = aGuide({ revision: 1 });
    const saved = await saveGuide(await shared(guide), guide, { ...guide, ownerId: 'ben' });
    expect(saved).toMatchObject({ ownerId: 'ben', hasChanges: false });
  });

  test('marks a published guide as changed, a draft not', async () => {
    const [draft, published] = [aGuide(), aGuide({ revision: 1 })];
    expect(await saveGuide(await shared(draft), draft, { ...draft, title: 'x' })).toMatchObject({ hasChanges: false });
    expect(await saveGuide(await shared(published), published, { ...published, title: 'x' })).toMatchObject({
      hasChanges: true,
    });
  });

  test('marks a guide as changed that was published after the editor had loaded it', async () => {
    const loaded = aGuide();
    const device = await shared({ ...loaded, revision: 1 });
    const saved = await saveGuide(device, loaded, { ...loaded, title: 'after publishing' });
    expect(saved).toMatchObject({ title: 'after publishing', revision: 1, hasChanges: true });
  });

  test('over a value that a colleague changed meanwhile leaves the store to judge', async () => {
    const base = aGuide({ title: 'old' });
    const device = await shared({ ...base, title: 'theirs' });
    await saveGuide(device, base, { ...base, title: 'mine' });
    const row = await device.documents.get(['edit:main', base.id]);
    expect(row).toMatchObject({ base: { title: 'old' } });
  });

  test('an editor says nothing about whether a guide is published, and saying nothing new is no edit', async () => {
    const stored = aGuide({ revision: 2, hasChanges: false });
    const device = await shared(stored);
    const before = await contentOf(device);
    await saveGuide(device, stored, stored);
    expect(await contentOf(device)).toBe(before);
    const odd = { ...stored, title: 'x', revision: 7, hasChanges: false, isArchived: true };
    expect(await saveGuide(device, stored, odd)).toMatchObject({ revision: 2, hasChanges: true, isArchived: false });
  });

  describe('while a colleague does the same', () => {
    const both = async (colleague: (store: AStore, guide: Guide, sync: () => Promise<void>) => Promise<void>) => {
      const store = new AStore();
      const device = aDevice();
      const sync = () =>
        syncRound(
          device,
          store.apiFor(() => ann),
          [],
        );
      const base = aGuide({ title: 'old', text: 'old', description: 'old' });
      store.put('edit:main', 'guide', base);
      await sync();
      await colleague(store, base, sync);
      await sync();
      await saveGuide(device, base, { ...base, title: 'mine', text: 'mine, too' });
      await sync();
      return { store, device, present: store.bodyOf('edit:main', base.id) };
    };
    const clashed = (store: AStore) => store.clashes.flatMap(({ detail }) => detail.map(({ mine }) => mine));

    test('the store keeps theirs, records mine as a clash, and takes the rest of the edit', async () => {
      const { store, device, present } = await both(async (there, guide) => {
        there.put('edit:main', 'guide', { ...guide, title: 'theirs', description: 'theirs' });
      });
      expect(present).toMatchObject({ title: 'theirs', text: 'mine, too', description: 'theirs' });
      expect(clashed(store)).toEqual(['mine']);
      expect(await device.documents.toArray()).toMatchObject([{ body: present, dirty: 0, refused: null }]);
    });

    test('so it is where the colleague went on afterwards, though nobody knows what the edit began from', async () => {
      const { store, present } = await both(async (there, guide, sync) => {
        there.put('edit:main', 'guide', { ...guide, title: 'theirs' });
        await sync();
        there.put('edit:main', 'guide', { ...guide, title: 'theirs', description: 'more' });
      });
      expect(present).toMatchObject({ title: 'theirs', description: 'more' });
      expect(clashed(store)).toEqual(expect.arrayContaining(['mine', 'mine, too']));
    });

    test('another window of the same person is no colleague: what was typed last stands, without a clash', async () => {
      const { store, present } = await both(async () => undefined);
      expect(present).toMatchObject({ title: 'mine', text: 'mine, too' });
      const device = await shared(present as Guide);
      const base = present as Guide;
      await writeDocument(device, 'edit:main', 'guide', base.id, { ...base, title: 'first window' });
      await saveGuide(device, base, { ...base, title: 'second window' });
      expect(await device.documents.toArray()).toMatchObject([{ rev: 'r1', body: { title: 'second window' } }]);
      expect(store.clashes).toEqual([]);
    });
  });

  test('a guide that was deleted meanwhile is a Problem, and nothing comes back by itself', async () => {
    const device = aDevice();
    const guide = aGuide();
    await expect(saveGuide(device, guide, guide)).rejects.toMatchObject({ code: 'not-found' });
    expect(await device.documents.count()).toBe(0);
  });

  test.each([
    ['as another guide', (guide: Guide) => ({ ...guide, id: crypto.randomUUID() })],
    ['in a wrong form', (guide: Guide) => ({ ...guide, title: 'x'.repeat(201) })],
  ])('%s is refused, and nothing changes', async (_, change) => {
    const guide = aGuide();
    const device = await shared(guide);
    const before = await contentOf(device);
    await expect(saveGuide(device, guide, change(guide))).rejects.toMatchObject({ code: 'invalid' });
    expect(await contentOf(device)).toBe(before);
  });
});
