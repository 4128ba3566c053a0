import { describe, expect, test } from 'vitest';
import { endRun, hasRuns, leaveTab, moveRun, placeIn, runIn, startRun } from '#lib/reading/runs.ts';
import { aDevice, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide, aStep } from '../player/a-guide.ts';

const guideId = crypto.randomUUID();

test('a run is where it was left after everything in memory is gone', async () => {
  const device = aDevice();
  const run = await startRun(device, 7, guideId);
  await moveRun(device, 7, run.id, { index: 3, stepId: crypto.randomUUID(), unreached: [] });
  device.close();
  await device.open();
  expect(await runIn(device, 7)).toMatchObject({ id: run.id, guideId, index: 3, end: null });
});

describe('when its guide was changed meanwhile', () => {
  const [first, check, last] = [aStep(), aStep({ kind: 'check' }), aStep()];
  const at = { index: 2, stepId: last.id, unreached: [check.id] };

  test.each([
    ['a step before it was taken out, is at the same step', [check, last], { index: 1, unreached: [0] }],
    ['steps were moved, is at the same step', [last, first, check], { index: 0, unreached: [2] }],
    ['its step was taken out, is at what came to its place', [first, check], { index: 2, unreached: [1] }],
  ])('and %s', (_, steps, place) => {
    expect(placeIn(aGuide(steps), at)).toEqual(place);
  });

  test('one that is done stays done, and one that was never moved is where it began', () => {
    const guide = aGuide([first, check, last, aStep()]);
    expect(placeIn(guide, { index: 3, stepId: null })).toEqual({ index: 4, unreached: [] });
    expect(placeIn(guide, { index: 2 })).toEqual({ index: 2, unreached: [] });
  });
});

test('a tab plays one guide; what ran there before is left', async () => {
  const device = aDevice();
  const first = await startRun(device, 7, guideId);
  const second = await startRun(device, 7, crypto.randomUUID());
  expect((await runIn(device, 7))?.id).toBe(second.id);
  expect((await device.runs.get(first.id))?.end).toBe('left');
});

test('another tab has its own', async () => {
  const device = aDevice();
  await startRun(device, 7, guideId);
  expect(await runIn(device, 8)).toBeNull();
});

describe('a page', () => {
  test.each([
    ['of another tab', 8],
    ['of no tab', null],
  ])('%s cannot move or end a run, and nothing changes', async (_, tabId) => {
    const device = aDevice();
    const run = await startRun(device, 7, guideId);
    const before = await contentOf(device);
    await expect(moveRun(device, tabId, run.id, { index: 1, stepId: null, unreached: [] })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(endRun(device, tabId, run.id, 'left')).rejects.toMatchObject({ code: 'not-found' });
    expect(await contentOf(device)).toBe(before);
  });

  test('cannot move a run that never was', async () => {
    await expect(
      moveRun(aDevice(), 7, crypto.randomUUID(), { index: 1, stepId: null, unreached: [] }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

test('a run ends with its last step or with its tab, and then nothing runs', async () => {
  const device = aDevice();
  const done = await startRun(device, 7, guideId);
  await endRun(device, 7, done.id, 'completed');
  await startRun(device, 8, guideId);
  expect(await hasRuns(device)).toBe(true);
  await leaveTab(device, 8);
  await leaveTab(device, 7);
  expect(await hasRuns(device)).toBe(false);
  expect((await device.runs.get(done.id))?.end).toBe('completed');
  await endRun(device, 7, done.id, 'left');
  expect((await device.runs.get(done.id))?.end, 'closing what is done is not leaving it').toBe('completed');
});
