import { expect, test } from 'vitest';
import { publishGuide } from '#lib/authoring/guides.ts';
import { saveImport, undoImport } from '#lib/authoring/imports.ts';
import { GuideDraft } from '#lib/model/guide-draft.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { readLibrary, readOne } from '#lib/store/read.ts';
import { aPicture, aPng } from '#tests/fixtures/a-book.ts';
import { aDevice, aPerson, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const ann = aPerson();
const draft = (title: string, sha256?: string) => {
  const step = aStep({ picture: sha256 ? aPicture({ sha256 }) : null });
  return GuideDraft.parse(aGuide({ title, authorId: 'somebody', steps: stepsById(step) }));
};

test('what comes in are drafts of whoever brought it, under new ids', async () => {
  const device = aDevice();
  const sha256 = await keepBlob(device, new Blob([aPng], { type: 'image/png' }));
  const ids = await saveImport(device, ann, [draft('A', sha256), draft('B')]);
  expect(
    (await readLibrary(device)).map(({ title, status, authorId }) => [title, status, authorId]).toSorted(),
  ).toEqual([
    ['A', 'draft', 'ann'],
    ['B', 'draft', 'ann'],
  ]);
  expect(await device.documents.get(['me:ann', ids[0]!])).toMatchObject({ dirty: 1 });
});

test('all of it or none: with one picture missing nothing is there', async () => {
  const device = aDevice();
  const before = await contentOf(device);
  const importing = saveImport(device, ann, [draft('A'), draft('B', 'c'.repeat(64))]);
  await expect(importing).rejects.toMatchObject({ code: 'invalid' });
  expect(await contentOf(device)).toBe(before);
});

test('steps are kept under their own ids, whatever the file called them', async () => {
  const device = aDevice();
  const one = draft('A');
  const [step] = Object.values(one.steps);
  const [id] = await saveImport(device, ann, [{ ...one, steps: { wrong: step! } }]);
  expect(Object.keys((await readOne(device, 'guide', id!))!.steps)).toEqual([step!.id]);
});

test('one undo takes it all back, but what was published meanwhile', async () => {
  const device = aDevice();
  const ids = await saveImport(device, ann, [draft('A'), draft('B'), draft('C')]);
  await publishGuide(device, ann, ids[1]!);
  await undoImport(device, ann, ids);
  expect((await readLibrary(device)).map(({ title }) => title)).toEqual(['B']);
});
