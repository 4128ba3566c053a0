import { describe, expect, test, vi } from 'vitest';
import {
  createGuide,
  deleteGuide,
  publishGuide,
  restoreGuide,
  saveGuide,
  withdrawGuide,
} from '#lib/authoring/guides.ts';
import { createTip } from '#lib/authoring/tips.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import type { Guide } from '#lib/model/guide.ts';
import { hashOf } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';
import { readLibrary, readOne } from '#lib/store/read.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

const ann = aPerson();
const shared = async (guide: Guide): Promise<Device> => {
  const device = aDevice();
  await device.documents.put(aStoredDocument({ feed: 'edit:main', type: 'guide', body: guide }));
  return device;
};

describe('a new guide', () => {
  test('is a draft of its author that knows its app', async () => {
    const device = aDevice();
    const app = { schemaVersion: 1, id: crypto.randomUUID(), name: 'CRM', origins: ['https://crm.example.com'] };
    await device.documents.put(aStoredDocument({ feed: 'ws', type: 'app', body: app }));
    const draft = { kind: 'walkthrough', title: 'T', pages: ['https://crm.example.com/*'] } as const;
    const guide = await createGuide(device, ann, { ...draft, pages: [...draft.pages] });
    expect(guide).toMatchObject({ appId: app.id, revision: 0, authorId: 'ann' });
    expect(await readLibrary(device)).toMatchObject([{ id: guide.id, status: 'draft' }]);
    expect((await device.documents.get(['me:ann', guide.id]))?.dirty).toBe(1);
  });

  test('in a wrong form is refused, and nothing is there', async () => {
    const device = aDevice();
    const before = await contentOf(device);
    const making = createGuide(device, ann, { kind: 'walkthrough', title: 'x'.repeat(201), pages: [] });
    await expect(making).rejects.toMatchObject({ code: 'invalid' });
    expect(await contentOf(device)).toBe(before);
  });
});

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

  test('marks a published guide as changed, a draft not', async () => {
    const [draft, published] = [aGuide(), aGuide({ revision: 1 })];
    expect(await saveGuide(await shared(draft), draft, { ...draft, title: 'x' })).toMatchObject({ hasChanges: false });
    expect(await saveGuide(await shared(published), published, { ...published, title: 'x' })).toMatchObject({
      hasChanges: true,
    });
  });

  // Fails: the editor's copy says revision 0, and it decides; readers never get the edit, and no list shows it.
  test.fails('marks a guide as changed that was published after the editor had loaded it', async () => {
    const loaded = aGuide();
    const device = await shared({ ...loaded, revision: 1 });
    const saved = await saveGuide(device, loaded, { ...loaded, title: 'after publishing' });
    expect(saved).toMatchObject({ title: 'after publishing', revision: 1, hasChanges: true });
  });

  // Fails: the merge lets the editor win over the store's newest value and then calls that the base of the edit, so the
  // store sees no clash: a colleague's committed value is silently overwritten.
  test.fails('over a value that a colleague changed meanwhile leaves the store to judge', async () => {
    const base = aGuide({ title: 'old' });
    const device = await shared({ ...base, title: 'theirs' });
    await saveGuide(device, base, { ...base, title: 'mine' });
    const row = await device.documents.get(['edit:main', base.id]);
    expect(row).toMatchObject({ base: { title: 'old' } });
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

describe('publishing', () => {
  test('gives readers an entry that names the body by its hash, and authors a shared working copy', async () => {
    const device = aDevice();
    const guide = await createGuide(device, ann, { ...aGuide(), kind: 'walkthrough', title: ' Add a lead ' });
    const entry = await publishGuide(device, ann, guide.id);
    const body = await device.blobs.get(entry.body);
    expect(await hashOf(await body!.bytes.arrayBuffer())).toBe(entry.body);
    expect(JSON.parse(await body!.bytes.text())).toMatchObject({ id: guide.id, revision: 1, hasChanges: false });
    expect(entry).toMatchObject({ title: 'Add a lead', revision: 1, stepCount: 1 });
    expect((await device.documents.toArray()).map(({ feed, type }) => `${feed} ${type}`).sort()).toEqual([
      'edit:main guide',
      'pub:main entry',
    ]);
    expect(await readLibrary(device)).toMatchObject([{ status: 'published' }]);
  });

  test('tells the store that a draft it knew is a draft no more', async () => {
    const device = aDevice();
    const guide = aGuide();
    await device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
    await publishGuide(device, ann, guide.id);
    expect(await device.documents.get(['me:ann', guide.id])).toMatchObject({ body: null, dirty: 1 });
  });

  test.each([
    ['what cannot be published', 'author', aGuide({ steps: {} }), 'invalid'],
    ['by a reader', 'reader', aGuide(), 'not-allowed'],
  ] as const)('%s is refused, and no document changes', async (_, role, guide, code) => {
    const device = await shared(guide);
    const before = JSON.stringify(await device.documents.toArray());
    await expect(publishGuide(device, aPerson(role), guide.id)).rejects.toMatchObject({ code });
    expect(JSON.stringify(await device.documents.toArray())).toBe(before);
  });

  test('a guide that is not there is a Problem', async () => {
    await expect(publishGuide(aDevice(), ann, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' });
  });

  // Fails: the guide is read before its body is hashed and written back afterwards, over what was saved in between.
  test.fails('does not lose what was saved at the same moment', async () => {
    const guide = aGuide();
    const device = await shared(guide);
    const hash = crypto.subtle.digest.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'digest').mockImplementationOnce(async (...args) => {
      await saveGuide(device, guide, { ...guide, text: 'typed' });
      return hash(...args);
    });
    await publishGuide(device, ann, guide.id);
    expect(await readOne(device, 'guide', guide.id)).toMatchObject({ text: 'typed' });
  });
});

describe('withdrawing, deleting, restoring', () => {
  const published = async () => {
    const guide = aGuide();
    const device = await shared(guide);
    await publishGuide(device, ann, guide.id);
    return { device, id: guide.id };
  };

  test('a withdrawn guide is gone for readers and kept for authors', async () => {
    const { device, id } = await published();
    await withdrawGuide(device, id);
    expect(await readOne(device, 'entry', id)).toBeNull();
    expect(await readLibrary(device)).toMatchObject([{ id, status: 'archived' }]);
  });

  test('a deleted guide is gone everywhere, and restored it is back for everybody', async () => {
    const { device, id } = await published();
    const guide = (await readOne(device, 'guide', id))!;
    await deleteGuide(device, id);
    expect(await readLibrary(device)).toEqual([]);
    await restoreGuide(device, ann, guide);
    expect(await readLibrary(device)).toMatchObject([{ id, status: 'published' }]);
  });

  test('a deleted draft comes back as a draft', async () => {
    const device = aDevice();
    const draft = await createGuide(device, ann, { kind: 'walkthrough', title: 'T', pages: [] });
    await deleteGuide(device, draft.id);
    await restoreGuide(device, ann, draft);
    expect(await readLibrary(device)).toMatchObject([{ id: draft.id, status: 'draft' }]);
  });

  // Fails: restoring publishes the working copy, so edits nobody had published reach all readers.
  test.fails('restoring does not publish what had not been published', async () => {
    const { device, id } = await published();
    const working = (await readOne(device, 'guide', id))!;
    const edited = await saveGuide(device, working, { ...working, text: 'half a thought' });
    await deleteGuide(device, id);
    await restoreGuide(device, ann, edited);
    expect(await readLibrary(device)).toMatchObject([{ id, status: 'changed' }]);
  });

  // Fails: neither deleting nor withdrawing asks who may. The reader's own device loses the guide until others edit it.
  test.fails.each([deleteGuide, withdrawGuide])('a reader cannot take a guide away (%o)', async (takeAway) => {
    const { device, id } = await published();
    await device.settings.put({
      key: 'session',
      value: { me: aPerson('reader'), storeUrl: '', token: '', workspace: '' },
    });
    await takeAway(device, id).catch(() => undefined);
    expect(await readOne(device, 'entry', id)).not.toBeNull();
  });
});

describe('a tip', () => {
  const tip = {
    url: 'https://crm.example.com/leads/4711',
    target: aTarget(),
    name: 'Company',
    text: 'The legal name.',
  };

  test('is one step on one element of one kind of page', async () => {
    const guide = await createTip(aDevice(), ann, tip);
    expect(guide).toMatchObject({ kind: 'tip', title: 'Company', pages: ['https://crm.example.com/leads/*'] });
    expect(stepsInOrder(guide)).toMatchObject([{ action: 'read', advanceOn: 'next', text: 'The legal name.' }]);
  });

  test('on an element without a name is called after its first line', async () => {
    const guide = await createTip(aDevice(), ann, { ...tip, name: '', text: `${'long '.repeat(40)}\nsecond` });
    expect(guide.title).toHaveLength(80);
  });
});
