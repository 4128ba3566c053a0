import { describe, expect, test } from 'vitest';
import { Entry, type Guide } from '#lib/model/guide.ts';
import { picturesOf } from '#lib/model/guide-rules.ts';
import { publicationOf } from '#lib/model/publication.ts';
import {
  progressIn,
  saidFor,
  saidIn,
  stateOf,
  titleFor,
  translatableOf,
  translate,
  withoutTranslation,
  withTranslation,
  writtenAnew,
} from '#lib/model/translation.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const german = 'de-Latn';
const step = aStep({ title: 'Click **Save**', text: '' });
const written = aGuide({ title: 'Add a lead', language: 'en-Latn', steps: stepsById(step) });
const [title, click] = translatableOf(written) as [
  ReturnType<typeof translatableOf>[0],
  ReturnType<typeof translatableOf>[0],
];
const inGerman = translate(written, german, title, 'Einen Lead anlegen');

test('what a guide says can be translated; what it does not say cannot', () => {
  expect(translatableOf(written).map(({ place, source }) => [place, source])).toEqual([
    ['title', 'Add a lead'],
    [`${step.id}.title`, 'Click **Save**'],
  ]);
});

describe('a text', () => {
  test('is not translated, then it is, then its source was changed, then it is right again', () => {
    expect(stateOf(written, german, title)).toBe('missing');
    expect(stateOf(inGerman, german, title)).toBe('current');
    const anew = writtenAnew(inGerman, title, 'Create a lead');
    const now = { ...title, source: 'Create a lead' };
    expect(stateOf(anew, german, now)).toBe('changed');
    expect(stateOf(translate(anew, german, now, 'Einen Lead anlegen'), german, now)).toBe('current');
    expect(progressIn(anew, german)).toEqual({ missing: 1, changed: 1, current: 0 });
  });

  test('that is emptied is not translated', () => {
    expect(stateOf(translate(inGerman, german, title, ''), german, title)).toBe('missing');
  });

  test('of a step is written where the step still is', () => {
    expect(writtenAnew(written, click, 'Press it').steps[step.id]?.title).toBe('Press it');
    const without: Guide = { ...written, steps: {} };
    expect(writtenAnew(without, click, 'Press it')).toBe(without);
  });
});

test('in a language it says what is translated, and the rest as it was written', () => {
  const said = saidIn(inGerman, german);
  expect(said).toMatchObject({ title: 'Einen Lead anlegen', language: german });
  expect(said.steps[step.id]?.title).toBe('Click **Save**');
  expect(said).not.toHaveProperty('translations');
});

test('a guide whose last translation was removed is as it was before', () => {
  expect(withoutTranslation(inGerman, german)).toEqual(written);
});

describe('a reader gets', () => {
  const titleOf = (spoken: string[], guide = inGerman) => saidFor(guide, spoken).title;

  test.each([
    [['de-Latn', 'en-Latn'], 'Einen Lead anlegen'],
    [['fr-Latn', 'de-Latn'], 'Einen Lead anlegen'],
    [['en-Latn', 'de-Latn'], 'Add a lead'],
    [['fr-Latn'], 'Add a lead'],
    [[], 'Add a lead'],
  ])('who reads %j: “%s”, in the list as on the page', async (spoken, words) => {
    expect(titleOf(spoken)).toBe(words);
    expect(titleFor((await publicationOf(inGerman, '2026-11-28T09:00:00.000Z')).entry, spoken)).toBe(words);
  });

  test('not a language in which nothing is said yet', () => {
    expect(titleOf(['fr-Latn', 'de-Latn'], withTranslation(inGerman, 'fr-Latn', {}))).toBe('Einen Lead anlegen');
  });
});

test('the entry of a guide in one language is what it always was', async () => {
  const { entry } = await publicationOf(aGuide(), '2026-11-28T09:00:00.000Z');
  expect(Object.keys(entry)).not.toEqual(expect.arrayContaining(['titles']));
});

test('a title that is too long for an entry does not keep the guide from being published', async () => {
  const { entry } = await publicationOf(translate(written, german, title, 'x'.repeat(500)), '2026-11-28T09:00:00.000Z');
  expect(Entry.safeParse(entry).success).toBe(true);
});

test('pictures in a translated text belong to the guide', () => {
  const sha256 = 'a'.repeat(64);
  const sheet = aGuide({ kind: 'tip-sheet', text: 'Look', steps: {} });
  const text = translatableOf(sheet).find(({ field }) => field === 'text')!;
  expect(picturesOf(translate(sheet, german, text, `![Bild](picture:${sha256})`))).toEqual([sha256]);
});
