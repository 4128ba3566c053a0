import { expect, test } from 'vitest';
import { discardOrphan, restoreOrphan } from '#lib/authoring/orphans.ts';
import type { Guide } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { setAside } from '#lib/store/orphans.ts';
import { countOnlyHere, readLibrary } from '#lib/store/read.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const reader = aPerson('reader');
const pictureOf = (sha256: string) => ({ sha256, width: 9, height: 9, frame: { x: 0, y: 0, width: 1, height: 1 } });

async function withOrphan(type: 'guide' | 'flag', body: object) {
  const device = aDevice();
  await setAside(device, aStoredDocument({ type, body, base: null, dirty: 1 }));
  const [orphan] = await device.orphans.toArray();
  return { device, orphanId: orphan!.id };
}

test('a guide that was set aside becomes a draft of its own, whatever it was before', async () => {
  const guide = aGuide({ title: 'Mine', revision: 3, hasChanges: true, authorId: 'somebody' });
  const { device, orphanId } = await withOrphan('guide', guide);
  const draft = await restoreOrphan(device, reader, orphanId);
  expect(draft).toMatchObject({ title: 'Mine', steps: guide.steps, revision: 0, hasChanges: false, authorId: 'ann' });
  expect(draft.id).not.toBe(guide.id);
  expect(await readLibrary(device)).toMatchObject([{ id: draft.id, status: 'draft', isUnsent: true }]);
  expect(await device.orphans.count()).toBe(0);
  await expect(restoreOrphan(device, reader, orphanId)).rejects.toMatchObject({ code: 'not-found' });
});

test('pictures that are here go with it, others are left out', async () => {
  const { device, orphanId } = await withOrphan('guide', {});
  const here = await keepBlob(device, new Blob(['png'], { type: 'image/png' }));
  await device.blobs.update(here, { unsent: 0 });
  const [kept, lost] = [
    aStep({ order: 'a0', picture: pictureOf(here) }),
    aStep({ order: 'a1', picture: pictureOf('c'.repeat(64)) }),
  ];
  const guide: Guide = aGuide({ steps: stepsById(kept, lost) });
  await device.orphans.update(orphanId, { body: guide });
  const draft = await restoreOrphan(device, reader, orphanId);
  expect(stepsInOrder(draft).map(({ picture }) => picture?.sha256 ?? null)).toEqual([here, null]);
  expect(await device.blobs.get(here)).toMatchObject({ unsent: 1 });
});

test('what is no guide cannot become a draft, and stays where it is', async () => {
  const { device, orphanId } = await withOrphan('flag', aFlag());
  const before = await contentOf(device);
  await expect(restoreOrphan(device, reader, orphanId)).rejects.toMatchObject({ code: 'invalid' });
  expect(await contentOf(device)).toBe(before);
  await discardOrphan(device, orphanId);
  expect(await countOnlyHere(device)).toBe(0);
});
