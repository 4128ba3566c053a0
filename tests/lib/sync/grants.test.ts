import { describe, expect, test } from 'vitest';
import { Problem } from '#lib/model/problem.ts';
import type { Role } from '#lib/model/workspace.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { syncRound } from '#lib/sync/sync.ts';
import { aDevice, aPerson } from '#tests/fixtures/a-device.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aGuide, anEntry, aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { AStore } from '#tests/fixtures/a-store.ts';

function setUp(role: Role = 'author') {
  const store = new AStore();
  const me = { role };
  return { store, api: store.apiFor(() => aPerson(me.role)), device: aDevice(), me };
}

describe('a feed that was withdrawn', () => {
  test('leaves this disk; unsent work is set aside first', async () => {
    const { store, api, device, me } = setUp();
    const [shared, unsent] = [aGuide(), aGuide({ title: 'not sent yet' })];
    store.put('edit:main', 'guide', shared);
    await syncRound(device, api, []);
    await writeDocument(device, 'edit:main', 'guide', unsent.id, unsent);
    me.role = 'reader';
    await syncRound(device, api, []);
    expect(await device.documents.where('feed').equals('edit:main').count()).toBe(0);
    expect(await device.feeds.get('edit:main')).toBeUndefined();
    expect(await device.orphans.toArray()).toMatchObject([{ body: { id: unsent.id, title: 'not sent yet' } }]);
  });

  test('comes back with the right to it, even if the round that took it away was cut off', async () => {
    const { store, api, device, me } = setUp();
    const [guide, removed] = [aGuide(), aGuide()];
    for (const shared of [guide, removed]) store.put('edit:main', 'guide', shared);
    await syncRound(device, api, []);
    await writeDocument(device, 'edit:main', 'guide', removed.id, null);
    me.role = 'reader';
    const cutOff = { ...api, changes: () => Promise.reject(new Problem('offline')) };
    await expect(syncRound(device, cutOff, [])).rejects.toThrow(Problem);
    me.role = 'author';
    await syncRound(device, api, []);
    expect(await device.documents.where('feed').equals('edit:main').count()).toBe(2);
  });

  test('leaves also where something was written into it that was never granted', async () => {
    const { api, device } = setUp('reader');
    const guide = aGuide();
    await writeDocument(device, 'edit:main', 'guide', guide.id, guide);
    await syncRound(device, api, []);
    expect(await device.documents.where('feed').equals('edit:main').count()).toBe(0);
    expect(await device.orphans.toArray()).toMatchObject([{ body: { id: guide.id } }]);
  });

  test('takes what the store had refused to safety, too', async () => {
    const { store, api, device, me } = setUp();
    const guide = aGuide();
    store.put('edit:main', 'guide', guide);
    await syncRound(device, api, []);
    await device.documents.update(['edit:main', guide.id], { body: { ...guide, title: 'mine' }, refused: 'No.' });
    me.role = 'reader';
    await syncRound(device, api, []);
    expect(await device.orphans.toArray()).toMatchObject([{ body: { title: 'mine' } }]);
  });

  test('a second withdrawal does not write over what was set aside at the first', async () => {
    const { api, device, me } = setUp();
    const guide = aGuide();
    for (const title of ['first', 'second']) {
      me.role = 'author';
      await syncRound(device, api, []);
      await writeDocument(device, 'edit:main', 'guide', guide.id, { ...guide, title });
      me.role = 'reader';
      await syncRound(device, api, []);
    }
    const titles = (await device.orphans.toArray()).map(({ body }) => (body as { title: string }).title);
    expect(titles.sort()).toEqual(['first', 'second']);
  });
});

describe('whoever was signed out and joins the same store again', () => {
  const rejoin = async (store: AStore, device: Device) => {
    store.feeds.set('me:ann-again', { epoch: 'e1', seq: 0, rows: new Map() });
    const api = store.apiFor(() => aPerson('author', 'ann-again'));
    await syncRound(device, api, []);
  };

  test('still has their drafts, as their own, and the store has them, too', async () => {
    const { store, api, device } = setUp();
    const [sent, unsent, gone] = [aGuide(), aGuide(), aGuide()];
    for (const guide of [sent, gone]) await writeDocument(device, 'me:ann', 'guide', guide.id, guide);
    await syncRound(device, api, []);
    await writeDocument(device, 'me:ann', 'guide', unsent.id, unsent);
    await writeDocument(device, 'me:ann', 'guide', gone.id, null);
    await rejoin(store, device);
    const rows = await device.documents.toArray();
    expect(rows.map(({ id }) => id).sort()).toEqual([sent.id, unsent.id].sort());
    for (const { id } of [sent, unsent])
      expect(store.bodyOf('me:ann-again', id)).toMatchObject({ authorId: 'ann-again' });
    expect(rows.every(({ feed, dirty }) => feed === 'me:ann-again' && dirty === 0)).toBe(true);
    expect(await device.orphans.count()).toBe(0);
  });

  test('the pictures of the drafts go there again, and unsent reports come from the new person', async () => {
    const { store, api, device } = setUp();
    const sha256 = await keepBlob(device, new Blob(['png'], { type: 'image/png' }));
    const picture = { sha256, width: 9, height: 9, frame: { x: 0, y: 0, width: 1, height: 1 } };
    const guide = aGuide({ steps: stepsById(aStep({ picture })) });
    await writeDocument(device, 'me:ann', 'guide', guide.id, guide);
    await syncRound(device, api, []);
    store.blobs.clear();
    const flag = aFlag({ raisedBy: 'ann' });
    await writeDocument(device, 'pub:main', 'flag', flag.id, flag);
    await rejoin(store, device);
    expect(store.blobs.has(sha256)).toBe(true);
    expect(store.bodyOf('pub:main', flag.id)).toMatchObject({ raisedBy: 'ann-again' });
  });

  test('what they shared and had not sent yet goes there under their present name, and the rest keeps its author', async () => {
    const { store, api, device } = setUp();
    const [sent, unsent] = [aGuide({ authorId: 'ann' }), aGuide({ authorId: 'ann' })];
    const flag = aFlag({ raisedBy: 'rob' });
    store.put('pub:main', 'flag', flag);
    await writeDocument(device, 'edit:main', 'guide', sent.id, sent);
    await syncRound(device, api, []);
    await writeDocument(device, 'edit:main', 'guide', sent.id, { ...sent, title: 'Better' });
    await writeDocument(device, 'edit:main', 'guide', unsent.id, unsent);
    const entry = anEntry({ id: unsent.id, authorId: 'ann' });
    await writeDocument(device, 'pub:main', 'entry', entry.id, entry);
    const answer = { status: 'fixed', resolvedBy: 'ann', resolvedAt: flag.raisedAt } as const;
    await writeDocument(device, 'pub:main', 'flag', flag.id, { ...flag, ...answer });
    await rejoin(store, device);
    expect(store.bodyOf('edit:main', sent.id)).toMatchObject({ title: 'Better', authorId: 'ann' });
    expect(store.bodyOf('edit:main', unsent.id)).toMatchObject({ authorId: 'ann-again' });
    expect(store.bodyOf('pub:main', entry.id)).toMatchObject({ authorId: 'ann-again' });
    expect(store.bodyOf('pub:main', flag.id)).toMatchObject({ raisedBy: 'rob', resolvedBy: 'ann-again' });
    expect(await device.documents.filter(({ dirty, refused }) => dirty === 1 || refused !== null).count()).toBe(0);
  });

  test('a guide of which the store has the entry already keeps that author in its working copy, too', async () => {
    const { store, api, device } = setUp();
    const guide = aGuide({ authorId: 'ann' });
    const entry = anEntry({ id: guide.id, authorId: 'ann' });
    await writeDocument(device, 'pub:main', 'entry', entry.id, entry);
    await syncRound(device, api, []);
    await writeDocument(device, 'edit:main', 'guide', guide.id, guide);
    await rejoin(store, device);
    expect(store.bodyOf('edit:main', guide.id)).toMatchObject({ authorId: 'ann' });
  });
});
