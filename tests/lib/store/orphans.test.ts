import { expect, test } from 'vitest';
import type { StoredDocument } from '#lib/store/device.ts';
import { holdsWork, setAside } from '#lib/store/orphans.ts';
import { aDevice, aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

const guide = aGuide();
const row = (overrides: Partial<StoredDocument>) => aStoredDocument({ type: 'guide', body: guide, ...overrides });
const edited = { body: { ...guide, title: 'typed' }, base: guide };

test.each<[string, StoredDocument, boolean]>([
  ['an unsent edit', row({ ...edited, dirty: 1 }), true],
  ['an unsent document', row({ base: null, dirty: 1 }), true],
  ['a refused edit', row({ ...edited, refused: 'No.' }), true],
  ['what the store confirmed', row({}), false],
  ['what came back after a refused removal', row({ refused: 'No.' }), false],
  ['a removal', row({ body: null, base: guide, dirty: 1 }), false],
])('%s holds work: %s', async (_, stored, holds) => {
  const device = aDevice();
  expect(holdsWork(stored)).toBe(holds);
  await setAside(device, stored);
  expect(await device.orphans.count()).toBe(holds ? 1 : 0);
});

test('the same document set aside twice is there twice', async () => {
  const device = aDevice();
  for (const title of ['first', 'second'])
    await setAside(device, row({ body: { ...guide, title }, base: guide, dirty: 1 }));
  expect((await device.orphans.toArray()).map(({ body }) => (body as { title: string }).title).sort()).toEqual([
    'first',
    'second',
  ]);
});
