import { expect, test } from 'vitest';
import { activeRecording, addStep, finishRecording, startRecording, viewRecording } from '#lib/authoring/recordings.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { Guide } from '#lib/model/guide.ts';
import { aDevice, aPerson } from '#tests/fixtures/a-device.ts';
import { aRecordedStep, openPage } from '#tests/fixtures/a-recorded-step.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

test('what has to be scrolled first is a step of its own, on the page of the step that needs it', async () => {
  const scroll = { title: 'Scroll down in **Labels** until you see **Red**', target: aTarget() };
  const url = 'https://crm.example.com/labels';
  const device = aDevice();
  const { id } = await startRecording(device, 7, 'https://crm.example.com/leads');
  await addStep(device, id, aRecordedStep());
  await addStep(device, id, aRecordedStep({ title: 'Click **Red**', url, scroll }));
  const { titles } = await viewRecording(device, (await activeRecording(device))!, openPage);
  expect(titles).toEqual(['Click **Save**', scroll.title, 'Click **Red**']);
  const guide = Guide.parse(await finishRecording(device, aPerson(), id));
  expect(stepsInOrder(guide).slice(1)).toMatchObject([
    { ...scroll, kind: 'scroll', action: 'read', advanceOn: 'next', untilNext: true, page: url },
    { title: 'Click **Red**', page: '' },
  ]);
});
