import { expect, test } from 'vitest';
import { contentOf, contentOfGuide, publicationOf } from '#lib/model/publication.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const picture = (letter: string) => ({
  sha256: letter.repeat(64),
  width: 1,
  height: 1,
  frame: { x: 0, y: 0, width: 1, height: 1 },
});
const [first, second] = [aStep({ order: 'a1', picture: picture('b') }), aStep({ order: 'a2', picture: picture('a') })];
const guide = aGuide({ title: ' Add a lead ', revision: 2, hasChanges: true, steps: stepsById(first, second) });

test('what is published is the next revision, with nothing left to publish', async () => {
  const { guide: published, entry, body } = await publicationOf(guide, '2026-11-28T00:00:00.000Z');
  expect(published).toEqual({ ...guide, revision: 3, hasChanges: false, isArchived: false });
  expect(JSON.parse(body)).toEqual(published);
  expect(entry).toMatchObject({
    title: 'Add a lead',
    revision: 3,
    stepCount: 2,
    publishedAt: '2026-11-28T00:00:00.000Z',
  });
});

test('readers do not get words that were removed or replaced, in no language', async () => {
  const said = {
    title: { text: 'Lead anlegen', of: 'Add the secret lead' },
    description: { text: 'Geheim', of: 'Secret' },
    [`${first.id}.title`]: { text: 'Klicken', of: first.title },
    'gone.title': { text: 'Geheim', of: 'Secret' },
  };
  const translated = { ...guide, description: '', language: 'en-Latn', translations: { 'de-Latn': said } };
  const { guide: kept, entry, body } = await publicationOf(translated, '');
  expect(JSON.parse(body).translations).toEqual({
    'de-Latn': { title: { text: 'Lead anlegen', of: '' }, [`${first.id}.title`]: said[`${first.id}.title`] },
  });
  expect(entry.titles).toEqual({ 'de-Latn': 'Lead anlegen' });
  expect(kept.translations).toBe(translated.translations);
});

test('two devices that have the same guide mean the same content, whenever they publish it', async () => {
  const elsewhere = Object.fromEntries(
    Object.entries({ ...guide, steps: stepsById(second, first) }).toReversed(),
  ) as unknown as typeof guide;
  expect(Object.keys(elsewhere)).not.toEqual(Object.keys(guide));
  const { entry } = await publicationOf(elsewhere, '2027-01-01T00:00:00.000Z');
  expect(await contentOf(entry)).toBe(await contentOfGuide(guide));
});

test.each([
  ['its title', { title: 'Another' }],
  ['its pages', { pages: ['https://other.example.com/*'] }],
  ['a word of a step', { steps: stepsById({ ...first, text: 'More.' }, second) }],
  ['its text', { text: 'More.' }],
  ['what was published meanwhile', { revision: 3 }],
  ['what only a newer version knows', { colour: 'red' }],
])('%s is part of its content', async (_, change) => {
  expect(await contentOfGuide({ ...guide, ...change })).not.toBe(await contentOfGuide(guide));
});

test('whether there are changes to publish is not', async () => {
  expect(await contentOfGuide({ ...guide, hasChanges: false })).toBe(await contentOfGuide(guide));
});
