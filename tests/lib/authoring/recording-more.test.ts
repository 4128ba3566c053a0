import { expect, test } from 'vitest';
import { createGuide } from '#lib/authoring/guides.ts';
import { addStep, finishRecording, noteStep, startRecording, viewRecording } from '#lib/authoring/recordings.ts';
import type { Guide, Step } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { readOne } from '#lib/store/read.ts';
import { aStep, stepsInAnyOrder } from '#tests/fixtures/a-guide.ts';
import { aDevice, aPerson } from '#tests/fixtures/a-device.ts';
import { aRecordedStep, openPage } from '#tests/fixtures/a-recorded-step.ts';

const leads = 'https://crm.example.com/leads';
const ids = ['1', '2', '3'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
const step = (at: number, more: Partial<Step> = {}) =>
  aStep({ id: ids[at]!, order: `a${at}`, title: String(at), page: '', ...more });

async function aGuideToExtend(steps: Step[]) {
  const device = aDevice();
  const guide = await createGuide(device, aPerson(), {
    kind: 'walkthrough',
    title: 'Close a lead',
    pages: [leads],
    steps: stepsInAnyOrder(...steps),
  });
  /** The titles afterwards, and on which page each is. */
  const extend = async (after: string, ...titles: string[]) => {
    const { id } = await startRecording(device, 7, leads, { guideId: guide.id, after });
    for (const title of titles)
      await addStep(device, id, aRecordedStep({ key: crypto.randomUUID(), title, url: `${leads}/new` }));
    const made = await finishRecording(device, aPerson(), id);
    return { made: made!, stored: (await readOne(device, 'guide', guide.id))! };
  };
  return { device, guide, extend };
}
const shown = (guide: Guide) => stepsInOrder(guide).map(({ title }) => title);

test('what is recorded comes after the step it was asked for, and the guide stays itself', async () => {
  const { guide, extend } = await aGuideToExtend([step(0), step(1), step(2)]);
  const { made, stored } = await extend(ids[0]!, 'x', 'y');
  expect(made.id).toBe(guide.id);
  expect(shown(stored)).toEqual(['0', 'x', 'y', '1', '2']);
  expect(stored.title).toBe('Close a lead');
});

test('what came after stays on its own page', async () => {
  const { extend } = await aGuideToExtend([step(0), step(1)]);
  const { stored } = await extend(ids[0]!, 'x');
  const [, added, next] = stepsInOrder(stored);
  expect(added!.page).toBe(`${leads}/new`);
  expect(next!.page).toBe(leads);
});

test('after a step that is gone it comes at the end, and so it does after the last', async () => {
  const { extend } = await aGuideToExtend([step(0), step(1)]);
  expect(shown((await extend(crypto.randomUUID(), 'x')).stored)).toEqual(['0', '1', 'x']);
  expect(shown((await extend(ids[1]!, 'y')).stored)).toEqual(['0', '1', 'y', 'x']);
});

test('two steps at the same place lose nothing', async () => {
  const { extend } = await aGuideToExtend([step(0, { order: 'a0' }), step(1, { order: 'a0' })]);
  expect(shown((await extend(ids[0]!, 'x')).stored).toSorted()).toEqual(['0', '1', 'x']);
});

test('where the guide was deleted meanwhile it becomes one of its own', async () => {
  const { device, guide } = await aGuideToExtend([step(0)]);
  await device.documents.clear();
  const { id } = await startRecording(device, 7, leads, { guideId: guide.id, after: ids[0]! });
  await addStep(device, id, aRecordedStep({ title: 'x' }));
  const made = await finishRecording(device, aPerson(), id);
  expect(made!.id).not.toBe(guide.id);
  expect(shown(made!)).toEqual(['x']);
});

test('what the author notes at a step is its text; at one that is not the last any more it is nothing', async () => {
  const device = aDevice();
  const recording = await startRecording(device, 7, leads);
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  await addStep(device, recording.id, aRecordedStep({ key: first }));
  await noteStep(device, recording.id, first, ' Ask **Ada** first. ');
  expect((await viewRecording(device, recording, openPage)).note).toBe('Ask **Ada** first.');
  await addStep(device, recording.id, aRecordedStep({ key: second }));
  expect((await viewRecording(device, recording, openPage)).note).toBe('');
  await noteStep(device, recording.id, first, 'too late');
  const guide = await finishRecording(device, aPerson(), recording.id);
  expect(stepsInOrder(guide!).map(({ text }) => text)).toEqual(['Ask **Ada** first.', '']);
});
