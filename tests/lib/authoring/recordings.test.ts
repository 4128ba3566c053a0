import { describe, expect, test } from 'vitest';
import {
  activeRecording,
  addStep,
  attachPicture,
  discardRecording,
  finishRecording,
  lastStep,
  startRecording,
  undoStep,
  viewRecording,
} from '#lib/authoring/recordings.ts';
import { stepsInOrder, whyNotPublishable } from '#lib/model/guide-rules.ts';
import { Guide } from '#lib/model/guide.ts';
import type { RecordedStep } from '#lib/model/recording.ts';
import type { Device } from '#lib/store/device.ts';
import { aDevice, aPerson, contentOf } from '#tests/fixtures/a-device.ts';
import { aRecordedStep, someMasks, openPage } from '#tests/fixtures/a-recorded-step.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

const here = 'https://crm.example.com/leads/4711';
const picture = { sha256: 'a'.repeat(64), width: 9, height: 9, frame: { x: 0, y: 0, width: 1, height: 1 } };

async function recording(...steps: Partial<RecordedStep>[]): Promise<{ device: Device; id: string }> {
  const device = aDevice();
  const { id } = await startRecording(device, 7, here);
  for (const step of steps) await addStep(device, id, aRecordedStep(step));
  return { device, id };
}
const finish = async (...steps: Partial<RecordedStep>[]) => {
  const { device, id } = await recording(...steps);
  return (await finishRecording(device, aPerson(), id))!;
};

describe('starting', () => {
  test('is possible once; a second recording would take the steps of the first', async () => {
    const { device } = await recording();
    await expect(startRecording(device, 8, here)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('twice at the same moment is one recording', async () => {
    const device = aDevice();
    await Promise.allSettled([startRecording(device, 7, here), startRecording(device, 7, here)]);
    expect(await device.recordings.count()).toBe(1);
  });

  test('a recording is found again after a crash, because it is on disk', async () => {
    const { device, id } = await recording({}, {});
    device.close();
    await device.open();
    expect((await activeRecording(device))?.id).toBe(id);
    expect((await viewRecording(device, (await activeRecording(device))!, openPage)).titles).toHaveLength(2);
  });
});

describe('a step', () => {
  test('with the same key is the same step', async () => {
    const key = crypto.randomUUID();
    const { device, id } = await recording({ key, title: 'Fill in **A**' }, { key, title: 'Fill in **A**' });
    expect((await viewRecording(device, (await activeRecording(device))!, openPage)).titles).toEqual(['Fill in **A**']);
    expect((await lastStep(device, id))?.step.key).toBe(key);
  });

  test('is kept without the masks, which say where data stood', async () => {
    const { device } = await recording({ glimpse: someMasks({ rects: [{ x: 1, y: 2, width: 3, height: 4 }] }) });
    expect((await device.recordedSteps.toArray())[0]?.step.glimpse).toBeNull();
  });

  test('keeps of its address the pattern, and neither what somebody looked for nor whose page it was', async () => {
    const { device } = await recording(
      { url: 'https://crm.example.com/leads?q=zebra#top' },
      { url: 'https://crm.example.com/app?token=1#/leads/zebra?q=zebra' },
      { url: 'https://crm.example.com/customers/zebra-gmbh/edit' },
    );
    expect((await device.recordedSteps.toArray()).map(({ step }) => step.url)).toEqual([
      'https://crm.example.com/leads',
      'https://crm.example.com/app#/leads*',
      'https://crm.example.com/customers/*/edit',
    ]);
    const other = aDevice();
    await startRecording(other, 7, 'https://crm.example.com/customers/zebra/?q=zebra');
    expect(await contentOf(other)).not.toContain('zebra');
  });

  test('keeps no link to a record, whose name stands in it', async () => {
    const target = aTarget({ traits: { href: 'customers/zebra-gmbh', type: 'button' } });
    const { device } = await recording({ target });
    expect((await device.recordedSteps.toArray())[0]?.step.target?.traits).toEqual({ type: 'button' });
    expect(await contentOf(device)).not.toContain('zebra');
  });

  test('that arrives at the same moment as another loses neither', async () => {
    const { device, id } = await recording();
    await Promise.all([1, 2, 3, 4, 5].map(() => addStep(device, id, aRecordedStep())));
    const positions = (await device.recordedSteps.toArray()).map(({ position }) => position);
    expect(positions.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('gets its picture when that is ready, and an undone one gets none', async () => {
    const key = crypto.randomUUID();
    const { device, id } = await recording({}, { key });
    await attachPicture(device, id, key, picture);
    expect((await lastStep(device, id))?.picture).toEqual(picture);
    await undoStep(device, id);
    await attachPicture(device, id, key, picture);
    expect(await device.recordedSteps.count()).toBe(1);
  });

  test('that is undone is gone; undoing nothing is nothing', async () => {
    const { device, id } = await recording({});
    await undoStep(device, id);
    await undoStep(device, id);
    expect(await lastStep(device, id)).toBeNull();
  });

  test('of a recording that was finished meanwhile is refused, not lost on disk', async () => {
    const { device, id } = await recording({});
    await finishRecording(device, aPerson(), id);
    await addStep(device, id, aRecordedStep()).catch(() => undefined);
    expect(await device.recordedSteps.count()).toBe(0);
  });
});

test('a recording says which guide has its steps already, and not of one that gets more steps', async () => {
  const titles = ['Click **Leads**', 'Click **New**', 'Fill in **Name**'];
  const { device, id } = await recording(...titles.map((title) => ({ title })));
  const first = (await finishRecording(device, aPerson(), id))!;
  const again = await startRecording(device, 7, here);
  for (const title of titles) {
    expect((await viewRecording(device, again, openPage)).alike).toBeNull();
    await addStep(device, again.id, aRecordedStep({ title }));
  }
  expect((await viewRecording(device, again, openPage)).alike).toBe(first.title);
  const into = { ...again, into: { guideId: first.id, after: crypto.randomUUID() } };
  expect((await viewRecording(device, into, openPage)).alike).toBeNull();
});

describe('finishing', () => {
  test('makes a draft that could be published at once, in the order of the recording', async () => {
    const guide = await finish(
      { title: 'Click **New lead**' },
      { title: 'Fill in **Company**' },
      { title: 'Click **Save**' },
    );
    expect(Guide.safeParse(guide).success).toBe(true);
    expect(whyNotPublishable(guide)).toBeNull();
    expect(stepsInOrder(guide).map(({ title }) => title)).toEqual([
      'Click **New lead**',
      'Fill in **Company**',
      'Click **Save**',
    ]);
    expect(guide).toMatchObject({ title: 'Create a lead', kind: 'walkthrough', revision: 0, authorId: 'ann' });
  });

  test('the guide is for every record, not for the one it was recorded on', async () => {
    expect((await finish({ url: 'https://crm.example.com/leads/4711?q=zebra' })).pages).toEqual([
      'https://crm.example.com/leads/*',
    ]);
  });

  test('a recording of a version that kept addresses as they were says no more in its guide', async () => {
    const { device, id } = await recording({});
    const [stored] = await device.recordedSteps.toArray();
    const url = 'https://crm.example.com/customers/zebra-gmbh';
    await device.recordedSteps.put({ ...stored!, step: { ...stored!.step, url } });
    await finishRecording(device, aPerson(), id);
    expect(await contentOf(device)).not.toContain('zebra');
  });

  test('a step says its page only where it is another one', async () => {
    const guide = await finish(
      { url: 'https://crm.example.com/leads' },
      { url: 'https://crm.example.com/leads?sort=name' },
      { url: 'https://crm.example.com/deals' },
    );
    expect(stepsInOrder(guide).map(({ page }) => page)).toEqual([
      'https://crm.example.com/leads',
      '',
      'https://crm.example.com/deals',
    ]);
  });

  test('the name for the guide is one a person would read, without Markdown', async () => {
    expect((await finish({ title: 'Click **Save\\_all [now]**' })).title).toBe('Save_all [now]');
    expect((await finish({ title: 'Click here' })).title).toBe('A task on crm.example.com');
  });

  test('the name for the guide is neither of a neighbour nor what every task ends in', async () => {
    const titles = ['Click **Export**', 'Click the 2nd button after **Query name**', 'Click **OK**'];
    expect((await finish(...titles.map((title) => ({ title })))).title).toBe('Export');
  });

  test('a name that ends in a star is kept whole', async () => {
    expect((await finish({ title: 'Click **Company \\***' })).title).toBe('Company *');
  });

  test('the draft is there and the recording is gone, both or neither', async () => {
    const { device, id } = await recording({});
    const guide = await finishRecording(device, aPerson(), id);
    expect(await device.documents.get(['me:ann', guide!.id])).toMatchObject({ dirty: 1 });
    expect([await device.recordings.count(), await device.recordedSteps.count()]).toEqual([0, 0]);
    const before = await contentOf(device);
    await expect(finishRecording(device, aPerson(), id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await contentOf(device)).toBe(before);
  });

  test('with nothing recorded makes no draft', async () => {
    const { device, id } = await recording();
    expect(await finishRecording(device, aPerson(), id)).toBeNull();
    expect(await device.documents.count()).toBe(0);
  });

  const odd: [string, Partial<RecordedStep>][] = [
    ['a path longer than a page pattern may be', { url: `https://crm.example.com/${'long-segment/'.repeat(100)}` }],
    ['a name longer than a title may be', { title: `Click **${'x'.repeat(250)}**` }],
    ['an address that is none', { url: 'about' }],
  ];
  test.each(odd)('with %s still makes a draft', async (_, step) => {
    const guide = await finish(step);
    expect(Guide.safeParse(guide).success).toBe(true);
    expect(guide.pages).toHaveLength(1);
    expect(stepsInOrder(guide)).toHaveLength(1);
  });

  test.each(odd)('with %s loses nothing that was recorded', async (_, step) => {
    const { device, id } = await recording(step);
    const guide = await finishRecording(device, aPerson(), id).catch(() => null);
    expect((await device.recordedSteps.count()) + (guide ? 1 : 0)).toBe(1);
  });
});

test('discarding takes the recording with all its steps', async () => {
  const { device, id } = await recording({}, {});
  await discardRecording(device, id);
  expect([await device.recordings.count(), await device.recordedSteps.count()]).toEqual([0, 0]);
});
