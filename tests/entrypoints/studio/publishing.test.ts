import { expect, test } from 'vitest';
import type { Guide } from '#lib/model/guide.ts';
import { publicationOf } from '#lib/model/publication.ts';
import { aPerson } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { publishingOf } from '../../../entrypoints/studio/publishing.ts';

test('a guide that was published without saying for whom is for others than it says, until it is changed', async () => {
  const { guide, entry } = await publicationOf(aGuide({ forTeams: { sales: 'Sales' } }), '2026-11-21T10:00:00.000Z');
  const { forTeams: _, ...forAll } = entry;
  const isForOthers = (now: Guide, told: typeof entry) => {
    const item = { id: guide.id, library: 'main', guide: now, entry: told };
    const session = { me: aPerson('author'), libraries: [] };
    return publishingOf({ session, items: [item], lastLibrary: null } as never, guide.id).isForOthers;
  };
  expect(isForOthers(guide, entry)).toBe(false);
  expect(isForOthers(guide, forAll)).toBe(true);
  expect(isForOthers({ ...guide, hasChanges: true }, forAll)).toBe(false);
  expect(isForOthers({ ...guide, revision: 2 }, forAll)).toBe(false);
});
