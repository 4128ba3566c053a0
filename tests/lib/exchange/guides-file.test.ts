import { expect, test } from 'vitest';
import { readGuidesFile, toGuidesFile } from '#lib/exchange/guides-file.ts';
import { aBook, aHash, aShownGuide, textOf } from '#tests/fixtures/a-book.ts';

const exported = (guide = aShownGuide()) => JSON.parse(textOf(toGuidesFile(aBook([guide])).bytes));

test('everything that plays comes back; whose it was stays behind', () => {
  const guide = aShownGuide({ authorId: 'secret-id', revision: 3 });
  const read = readGuidesFile(exported(guide));
  expect(read).toMatchObject({ guides: [{ title: 'Add a lead', steps: guide.steps, pages: guide.pages }] });
  expect(Object.keys((read as { pictures: object }).pictures)).toEqual([aHash]);
  expect(JSON.stringify(exported(guide))).not.toContain('secret-id');
});

test('a picture that no guide shows does not travel', () => {
  const file = toGuidesFile(aBook([aShownGuide({ steps: {} })]));
  expect(textOf(file.bytes)).not.toContain(aHash);
});

test('words that were removed stay behind, in every language', () => {
  const guide = aShownGuide({ translations: { 'de-Latn': { 'gone.title': { text: 'Geheim', of: 'Secret' } } } });
  expect(exported(guide).guides[0].translations).toEqual({ 'de-Latn': {} });
});

test('other files are none of ours, newer ones and broken ones say so', () => {
  for (const other of [null, [], 'x', {}, { format: 'other', version: 1 }]) expect(readGuidesFile(other)).toBeNull();
  expect(readGuidesFile({ ...exported(), version: 2 })).toContain('newer version');
  expect(readGuidesFile({ ...exported(), guides: [{ title: 1 }] })).toContain('not in the right form');
  expect(readGuidesFile({ ...exported(), guides: [] })).toContain('not in the right form');
});
