import { describe, expect, test } from 'vitest';
import {
  activeRecording,
  addStep,
  attachPicture,
  lastStep,
  retargetStep,
  startRecording,
  undoStep,
  viewRecording,
} from '#lib/authoring/recordings.ts';
import type { RecordedStep } from '#lib/model/recording.ts';
import type { Device } from '#lib/store/device.ts';
import { aDevice, contentOf } from '#tests/fixtures/a-device.ts';
import { aRecordedStep, openPage } from '#tests/fixtures/a-recorded-step.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

const picture = { sha256: 'a'.repeat(64), width: 9, height: 9, frame: { x: 0, y: 0, width: 1, height: 1 } };

async function recording(...steps: Partial<RecordedStep>[]): Promise<{ device: Device; id: string }> {
  const device = aDevice();
  const { id } = await startRecording(device, 7, 'https://crm.example.com/leads/4711');
  for (const step of steps) await addStep(device, id, aRecordedStep(step));
  return { device, id };
}

describe('the last step told of a better neighbour', () => {
  const frame = { x: 100, y: 40, width: 20, height: 10 };
  const other = { title: 'Click **Name**', target: aTarget({ name: 'Name' }), frame: { ...frame, x: 10, width: 60 } };

  test('points there, also in its picture, and is otherwise what it was', async () => {
    const first = aRecordedStep({ frame, title: 'Click here' });
    const { device, id } = await recording({}, first);
    await attachPicture(device, id, first.key, { ...picture, frame: { x: 50, y: 20, width: 10, height: 5 } });
    const before = (await lastStep(device, id))!;
    await retargetStep(device, id, { ...first, ...other, action: 'press', url: 'https://crm.example.com/other' });
    expect(await lastStep(device, id)).toEqual({
      ...before,
      step: { ...before.step, ...other },
      picture: { ...picture, frame: { x: 5, y: 20, width: 30, height: 5 } },
    });
    await retargetStep(device, id, first);
    expect((await lastStep(device, id))?.picture?.frame).toEqual({ x: 50, y: 20, width: 10, height: 5 });
    expect((await lastStep(device, id))?.step).toEqual(before.step);
  });

  test('has to be scrolled to under its own name, or not at all', async () => {
    const scrollTo = (name: string) => ({ title: `Scroll down until you see **${name}**`, target: null });
    const first = aRecordedStep({ frame, scroll: scrollTo('Old') });
    const { device, id } = await recording(first);
    const scrolled = async () => (await lastStep(device, id))?.step.scroll;
    await retargetStep(device, id, { ...first, ...other, scroll: scrollTo('Name') });
    expect(await scrolled()).toEqual(scrollTo('Name'));
    const { scroll, ...without } = first;
    await retargetStep(device, id, { ...without, ...other });
    expect(await scrolled()).toBeUndefined();
    await retargetStep(device, id, { ...first, scroll: scroll! });
    expect(await scrolled()).toEqual(scrollTo('Old'));
  });

  test('is taken back by undo like any other', async () => {
    const first = aRecordedStep({ frame });
    const { device, id } = await recording({}, first);
    await retargetStep(device, id, { ...first, ...other });
    await undoStep(device, id);
    expect((await lastStep(device, id))?.step.title).toBe('Click **Save**');
    expect(await device.recordedSteps.count()).toBe(1);
  });

  test('stays as it is where another has come meanwhile, and keeps no link to a record', async () => {
    const first = aRecordedStep({ frame });
    const { device, id } = await recording(first, {});
    await retargetStep(device, id, { ...first, ...other });
    const titles = (await device.recordedSteps.toArray()).map(({ step }) => step.title);
    expect(titles).toEqual(['Click **Save**', 'Click **Save**']);
    await undoStep(device, id);
    const named = aTarget({ traits: { href: 'customers/zebra-gmbh' } });
    await retargetStep(device, id, { ...first, ...other, target: named });
    expect((await lastStep(device, id))?.step.title).toBe('Click **Name**');
    expect(await contentOf(device)).not.toContain('zebra');
  });

  test('is what the bar is told about, so that it can say how strong it is', async () => {
    const { device } = await recording();
    const view = async () => viewRecording(device, (await activeRecording(device))!, openPage);
    expect((await view()).last).toBeNull();
    const step = aRecordedStep();
    await addStep(device, (await view()).id, step);
    expect((await view()).last).toEqual({ key: step.key, target: step.target });
  });
});
