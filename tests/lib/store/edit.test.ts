import { describe, expect, test } from 'vitest';
import type { Guide } from '#lib/model/guide.ts';
import { hashOf } from '#lib/model/hash.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { aDevice, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';

describe('writing a document', () => {
  test('keeps it and marks it for the store in one', async () => {
    const device = aDevice();
    const guide = aGuide();
    await writeDocument(device, 'me:ann', 'guide', guide.id, guide);
    const row = await device.documents.get(['me:ann', guide.id]);
    expect(row).toMatchObject({ body: guide, base: null, rev: null, op: null, dirty: 1, refused: null });
  });

  test('keeps what the store last said beside the edit, so that the store can merge', async () => {
    const device = aDevice();
    const guide = aGuide();
    await device.documents.put(aStoredDocument({ feed: 'edit:main', type: 'guide', body: guide, rev: 'r7' }));
    await writeDocument(device, 'edit:main', 'guide', guide.id, { ...guide, title: 'New' });
    const row = await device.documents.get(['edit:main', guide.id]);
    expect(row).toMatchObject({ base: guide, rev: 'r7', dirty: 1, body: { title: 'New' } });
  });

  test('saying the same again is no edit', async () => {
    const device = aDevice();
    const guide = aGuide();
    await device.documents.put(aStoredDocument({ feed: 'edit:main', type: 'guide', body: guide }));
    const before = await contentOf(device);
    await writeDocument(device, 'edit:main', 'guide', guide.id, structuredClone(guide));
    expect(await contentOf(device)).toBe(before);
  });

  test('a new edit takes a new name, because the old one may have been sent with the old text', async () => {
    const device = aDevice();
    const guide = aGuide();
    await device.documents.put(
      aStoredDocument({ feed: 'edit:main', type: 'guide', body: guide, dirty: 1, op: 'sent' }),
    );
    await writeDocument(device, 'edit:main', 'guide', guide.id, { ...guide, title: 'New' });
    expect((await device.documents.get(['edit:main', guide.id]))?.op).toBeNull();
  });

  test('removing what the store knows tells the store; removing what it never heard of leaves nothing', async () => {
    const device = aDevice();
    const [known, unknown] = [aGuide(), aGuide()];
    await device.documents.put(aStoredDocument({ feed: 'edit:main', type: 'guide', body: known, rev: 'r7' }));
    await writeDocument(device, 'edit:main', 'guide', unknown.id, unknown);
    for (const { id } of [known, unknown]) await writeDocument(device, 'edit:main', 'guide', id, null);
    expect(await device.documents.toArray()).toMatchObject([{ id: known.id, body: null, rev: 'r7', dirty: 1 }]);
  });

  test('removing what may have been sent tells the store, because an answer may have been lost', async () => {
    const device = aDevice();
    const guide = aGuide();
    await device.documents.put(
      aStoredDocument({ feed: 'edit:main', type: 'guide', body: guide, base: null, rev: null, dirty: 1, op: 'sent' }),
    );
    await writeDocument(device, 'edit:main', 'guide', guide.id, null);
    expect(await device.documents.toArray()).toMatchObject([{ body: null, dirty: 1 }]);
  });

  test('removing what was sent and then edited tells the store, too', async () => {
    const device = aDevice();
    const guide = aGuide();
    await device.documents.put(
      aStoredDocument({ feed: 'edit:main', type: 'guide', body: guide, base: null, rev: null, dirty: 1, op: 'sent' }),
    );
    await writeDocument(device, 'edit:main', 'guide', guide.id, { ...guide, title: 'New' });
    await writeDocument(device, 'edit:main', 'guide', guide.id, null);
    expect(await device.documents.toArray()).toMatchObject([{ body: null, dirty: 1 }]);
  });

  test('what it began from is what the store is told, where that is older than what the store last said', async () => {
    const device = aDevice();
    const guide = aGuide();
    await device.documents.put(aStoredDocument({ feed: 'edit:main', type: 'guide', body: guide, rev: 'r7' }));
    const from = { rev: 'r6', base: { ...guide, title: 'before' } };
    await writeDocument(device, 'edit:main', 'guide', guide.id, { ...guide, title: 'New' }, from);
    expect(await device.documents.get(['edit:main', guide.id])).toMatchObject(from);
  });

  test('removing what is not there is nothing', async () => {
    const device = aDevice();
    const before = await contentOf(device);
    await writeDocument(device, 'edit:main', 'guide', crypto.randomUUID(), null);
    expect(await contentOf(device)).toBe(before);
  });

  test.each([{}, { title: 5 }, [], { ...aGuide(), kind: 'video' }, anEntry()])(
    'what is not in the right form is refused, and nothing changes (%#)',
    async (wrong) => {
      const device = aDevice();
      const guide = aGuide();
      await writeDocument(device, 'me:ann', 'guide', guide.id, guide);
      const before = await contentOf(device);
      const writing = writeDocument(device, 'me:ann', 'guide', guide.id, wrong as Guide);
      await expect(writing).rejects.toMatchObject({ code: 'invalid' });
      expect(await contentOf(device)).toBe(before);
    },
  );

  test('several edits in one transaction are made all or none', async () => {
    const device = aDevice();
    const before = await contentOf(device);
    const [guide, entry] = [aGuide(), anEntry()];
    const both = device.transaction('rw', device.documents, async () => {
      await writeDocument(device, 'edit:main', 'guide', guide.id, guide);
      await writeDocument(device, 'pub:main', 'entry', entry.id, { ...entry, title: '' });
    });
    await expect(both).rejects.toMatchObject({ code: 'invalid' });
    expect(await contentOf(device)).toBe(before);
  });
});

describe('keeping bytes', () => {
  test('their name is the SHA-256 of them', async () => {
    expect(await hashOf(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test('the same bytes are kept once, and bytes the store has are not marked again', async () => {
    const device = aDevice();
    const sha256 = await keepBlob(device, new Blob(['x']));
    expect(await device.blobs.get(sha256)).toMatchObject({ unsent: 1 });
    await device.blobs.update(sha256, { unsent: 0 });
    expect(await keepBlob(device, new Blob(['x']))).toBe(sha256);
    expect(await device.blobs.toArray()).toMatchObject([{ sha256, unsent: 0 }]);
  });
});
