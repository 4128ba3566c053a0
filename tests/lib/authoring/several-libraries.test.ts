import { expect, test } from 'vitest';
import { createGuide, publishGuide } from '#lib/authoring/guides.ts';
import { deleteGuide, restoreGuide, withdrawGuide } from '#lib/authoring/removal.ts';
import type { Device } from '#lib/store/device.ts';
import type { Me } from '#lib/model/sync.ts';
import { raiseFlag, resolveFlag, withdrawFlag } from '#lib/reading/flags.ts';
import { tellLabel } from '#lib/reading/labels.ts';
import { libraryOfGuide, readLabelsOf, readLibrary, readOne } from '#lib/store/read.ts';
import { readLastLibrary } from '#lib/store/settings.ts';
import { aDevice } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

const ann: Me = { id: 'ann', name: 'Ann', role: 'reader', roles: { '*': 'reader', sales: 'author', legal: 'author' } };
const libraries = ['main', 'sales', 'legal'].map((id) => ({ id, name: id }));

async function aDraft() {
  const device = aDevice();
  const session = { storeUrl: 'https://store.test', token: 't', me: ann, workspace: 'Acme', libraries };
  await device.settings.put({ key: 'session', value: session });
  const { id } = await createGuide(device, ann, { ...aGuide(), kind: 'walkthrough' });
  return { device, id };
}
const feedsOf = async (device: Device, id: string) =>
  (await device.documents.toArray())
    .filter((row) => row.id === id && row.body !== null)
    .map(({ feed }) => feed)
    .toSorted();

test('a draft goes into the library that was chosen, and the next one there by default', async () => {
  const { device, id } = await aDraft();
  await publishGuide(device, ann, id, 'legal');
  expect(await feedsOf(device, id)).toEqual(['edit:legal', 'pub:legal']);
  expect(await readLastLibrary(device)).toBe('legal');
  const next = await createGuide(device, ann, { ...aGuide(), kind: 'walkthrough' });
  await publishGuide(device, ann, next.id);
  expect(await libraryOfGuide(device, next.id)).toBe('legal');
});

test('without a choice it goes where this person may write, and nothing is remembered', async () => {
  const { device, id } = await aDraft();
  await publishGuide(device, ann, id);
  expect(await libraryOfGuide(device, id)).toBe('sales');
  expect(await readLastLibrary(device)).toBeNull();
});

test('what is shared stays in its library, whatever is chosen then', async () => {
  const { device, id } = await aDraft();
  await publishGuide(device, ann, id, 'sales');
  await publishGuide(device, ann, id, 'legal');
  expect(await feedsOf(device, id)).toEqual(['edit:sales', 'pub:sales']);
  expect((await readOne(device, 'entry', id))?.revision).toBe(2);
  expect((await readLibrary(device))[0]).toMatchObject({ library: 'sales', status: 'published' });
});

test('a library that is closed to this person takes nothing, and the draft stays', async () => {
  const { device, id } = await aDraft();
  await expect(publishGuide(device, ann, id, 'main')).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await feedsOf(device, id)).toEqual(['me:ann']);
  expect(await readLastLibrary(device)).toBeNull();
});

test('it is withdrawn, deleted and brought back where it was', async () => {
  const { device, id } = await aDraft();
  await publishGuide(device, ann, id, 'sales');
  await withdrawGuide(device, ann, id);
  expect(await feedsOf(device, id)).toEqual(['edit:sales']);
  await publishGuide(device, ann, id);
  const deleted = await deleteGuide(device, ann, id);
  expect(deleted.library).toBe('sales');
  expect(await feedsOf(device, id)).toEqual([]);
  await restoreGuide(device, ann, deleted);
  expect(await feedsOf(device, id)).toEqual(['edit:sales', 'pub:sales']);
});

test('reports and labels of readers go where the guide is', async () => {
  const { device, id } = await aDraft();
  await publishGuide(device, ann, id, 'sales');
  const report = { guideId: id, stepId: null, reason: 'gone' as const, note: '' };
  const flag = await raiseFlag(device, ann, report);
  await resolveFlag(device, ann, flag.id, 'fixed', '');
  expect(await feedsOf(device, flag.id)).toEqual(['pub:sales']);
  expect((await readOne(device, 'flag', flag.id))?.status).toBe('fixed');
  await withdrawFlag(device, ann, flag.id);
  expect(await feedsOf(device, flag.id)).toEqual([]);
  await tellLabel(device, ann, { guideId: id, stepId: crypto.randomUUID(), language: 'de-Latn', of: 'A', name: 'B' });
  const [label] = await readLabelsOf(device, id);
  expect(await feedsOf(device, label!.id)).toEqual(['pub:sales']);
  await deleteGuide(device, ann, id);
  expect(await readLabelsOf(device, id)).toEqual([]);
});
