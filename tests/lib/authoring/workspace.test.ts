import { expect, test } from 'vitest';
import { readRecordingRules, setRecordingRules } from '#lib/authoring/workspace.ts';
import { readOne } from '#lib/store/read.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';

const steward = aPerson('steward', 'stella');
const withWorkspace = async () => {
  const device = aDevice();
  const body = { schemaVersion: 1, name: 'Acme', approvals: { main: 1 }, recording: { colour: 'red' } };
  await device.documents.put(aStoredDocument({ feed: 'ws', id: 'workspace', type: 'workspace', body }));
  return device;
};

test('a steward says what is recorded; what was not asked for stays, that of a later version too', async () => {
  const device = await withWorkspace();
  await setRecordingRules(device, steward, { never: ['https://hr.example.com/*'] });
  await setRecordingRules(device, steward, { pictures: 'none' });
  expect(await readRecordingRules(device)).toEqual({
    never: ['https://hr.example.com/*'],
    pictures: 'none',
    colour: 'red',
  });
  expect(await readOne(device, 'workspace', 'workspace')).toMatchObject({ name: 'Acme', approvals: { main: 1 } });
});

test('nobody else does', async () => {
  const device = await withWorkspace();
  const before = await contentOf(device);
  await expect(setRecordingRules(device, aPerson('expert'), { pictures: 'screenshot' })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect(await contentOf(device)).toBe(before);
});
