import { expect, test } from 'vitest';
import { deleteGuide } from '#lib/authoring/removal.ts';
import { labelId } from '#lib/model/label.ts';
import { tellLabel } from '#lib/reading/labels.ts';
import { toPlayable } from '#lib/reading/playable.ts';
import { countOnlyHere, readLabelsOf } from '#lib/store/read.ts';
import { aDevice, aPerson, aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aGuide, anEntry, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const entry = anEntry();
const stepId = crypto.randomUUID();
const report = { guideId: entry.id, stepId, language: 'de-Latn', of: 'Save', name: 'Sichern' };
const rob = aPerson('reader', 'rob');

async function withEntry() {
  const device = aDevice();
  await device.documents.put(aStoredDocument({ type: 'entry', body: entry }));
  return device;
}

test('what a reader’s page called it is in one document of theirs, and for them at once', async () => {
  const device = await withEntry();
  await tellLabel(device, rob, report);
  await tellLabel(device, rob, { ...report, language: 'fr-Latn', name: 'Enregistrer' });
  await tellLabel(device, rob, { ...report, name: 'Speichern' });
  const labels = await readLabelsOf(device, entry.id);
  expect(labels).toHaveLength(1);
  expect(labels[0]!.steps[stepId]).toEqual({ 'de-Latn': ['Save', 'Speichern'], 'fr-Latn': ['Save', 'Enregistrer'] });
  const target = { tag: 'button', role: 'button', name: 'Save', language: 'en-Latn' };
  const steps = stepsById(aStep({ id: stepId, target }));
  const about = { authorName: 'Ann', flags: [], labels, readerId: 'rob', spoken: [] };
  expect(toPlayable(aGuide({ steps }), about).steps[0]!.target).toMatchObject({ labels: { 'de-Latn': 'Speichern' } });
  const foreign = toPlayable(aGuide({ steps }), { ...about, readerId: 'sue' });
  expect(foreign.steps[0]!.target).not.toHaveProperty('labels');
});

test('two are enough: a third reader writes nothing', async () => {
  const device = await withEntry();
  for (const id of ['rob', 'sue', 'tom']) await tellLabel(device, aPerson('reader', id), report);
  const labels = await readLabelsOf(device, entry.id);
  expect(labels.map(({ id }) => id).toSorted()).toEqual([labelId(entry.id, 'rob'), labelId(entry.id, 'sue')]);
});

test('of what is not published nobody is told', async () => {
  const device = aDevice();
  await tellLabel(device, rob, report);
  expect(await device.documents.count()).toBe(0);
});

test('it is nobody’s work: leaving loses nothing, and it goes with its guide', async () => {
  const device = await withEntry();
  await tellLabel(device, rob, report);
  await device.documents.toCollection().modify({ dirty: 0, refused: 'No.' });
  expect(await countOnlyHere(device)).toBe(0);
  await deleteGuide(device, aPerson('author', 'ann'), entry.id);
  expect(await readLabelsOf(device, entry.id)).toEqual([]);
});
