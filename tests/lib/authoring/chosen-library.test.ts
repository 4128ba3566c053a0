import { expect, test } from 'vitest';
import { chosenLibrary } from '#lib/authoring/chosen-library.ts';
import { writeLastLibrary } from '#lib/store/settings.ts';
import { aDevice, aPerson, aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

test('a shared guide stays where it is; a draft goes where it was told to, else where its author published last', async () => {
  const device = aDevice();
  const [shared, draft] = [aGuide(), aGuide()];
  const me = { ...aPerson(), roles: { main: 'author', sales: 'author' } } as const;
  await device.documents.bulkPut([
    aStoredDocument({ feed: 'edit:support', type: 'guide', body: shared }),
    aStoredDocument({ feed: 'me:ann', type: 'guide', body: draft }),
  ]);
  expect(await chosenLibrary(device, me, shared.id, 'sales')).toBe('support');
  expect(await chosenLibrary(device, me, draft.id, 'sales')).toBe('sales');
  expect(await chosenLibrary(device, me, draft.id, null)).toBe('main');
  await writeLastLibrary(device, 'sales');
  expect(await chosenLibrary(device, me, draft.id, null)).toBe('sales');
});
