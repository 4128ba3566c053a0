import { describe, expect, test, vi } from 'vitest';
import { createGuide, publishGuide } from '#lib/authoring/guides.ts';
import { saveGuide } from '#lib/authoring/saving.ts';
import type { Guide } from '#lib/model/guide.ts';
import { hashOf } from '#lib/model/hash.ts';
import type { Device } from '#lib/store/device.ts';
import { readLibrary, readOne } from '#lib/store/read.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

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
    expect(await device.blobs.count(), 'bytes that nobody will ever ask for').toBe(0);
  });

  test('a guide that is not there is a Problem', async () => {
    await expect(publishGuide(aDevice(), ann, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' });
  });

  test('does not lose what was saved at the same moment', async () => {
    const guide = aGuide();
    const device = await shared(guide);
    const hash = crypto.subtle.digest.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'digest').mockImplementationOnce(async (...args) => {
      await saveGuide(device, guide, { ...guide, text: 'typed' });
      return hash(...args);
    });
    const entry = await publishGuide(device, ann, guide.id);
    expect(await readOne(device, 'guide', guide.id)).toMatchObject({ text: 'typed', hasChanges: false });
    expect(await (await device.blobs.get(entry.body))!.bytes.text()).toContain('typed');
    expect(await device.blobs.count()).toBe(1);
  });
});
