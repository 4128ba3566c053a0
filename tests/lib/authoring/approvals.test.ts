import { expect, test } from 'vitest';
import { refuseUnlessApproved, setApprovals } from '#lib/authoring/approvals.ts';
import { contentOf as contentOfEntry } from '#lib/model/publication.ts';
import { readOne } from '#lib/store/read.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';
import { aReview } from '#tests/fixtures/a-review.ts';

const steward = aPerson('steward', 'stella');
const withWorkspace = async () => {
  const device = aDevice();
  const body = { schemaVersion: 1, name: 'Acme', colour: 'red' };
  await device.documents.put(aStoredDocument({ feed: 'ws', id: 'workspace', type: 'workspace', body }));
  return device;
};
const approvalsOn = async (device: ReturnType<typeof aDevice>) =>
  (await readOne(device, 'workspace', 'workspace'))?.approvals;

test('a steward says for each library how many approvals it wants; the rest of the workspace stays', async () => {
  const device = await withWorkspace();
  await setApprovals(device, steward, 'main', 2);
  await setApprovals(device, steward, 'sales', 1);
  expect(await approvalsOn(device)).toEqual({ main: 2, sales: 1 });
  await setApprovals(device, steward, 'main', 0);
  expect(await readOne(device, 'workspace', 'workspace')).toMatchObject({
    name: 'Acme',
    colour: 'red',
    approvals: { sales: 1 },
  });
  expect(await device.documents.get(['ws', 'workspace'])).toMatchObject({ dirty: 1 });
});

test('nobody else says so', async () => {
  const device = await withWorkspace();
  const before = await contentOf(device);
  await expect(setApprovals(device, aPerson('expert'), 'main', 0)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await contentOf(device)).toBe(before);
  await expect(setApprovals(aDevice(), steward, 'main', 1)).rejects.toMatchObject({ code: 'not-found' });
});

test('two approvals are wanted and one is there: it is said how many are missing', async () => {
  const device = await withWorkspace();
  await setApprovals(device, steward, 'main', 2);
  const entry = anEntry();
  const review = aReview({ guideId: entry.id, content: await contentOfEntry(entry) });
  await device.documents.put(aStoredDocument({ feed: 'edit:main', type: 'review', body: review }));
  await expect(refuseUnlessApproved(device, steward, 'main', entry)).rejects.toThrow(/It has 1 of 2/);
  await expect(refuseUnlessApproved(device, steward, 'sales', entry)).resolves.toBeUndefined();
});
