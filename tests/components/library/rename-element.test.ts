import { expect, test } from 'vitest';
import { renamed, renamedIn } from '#components/library/rename-element.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

const step = aStep({
  title: 'Click **Save**',
  text: 'Not “Save” but "Save" will save it.',
  target: aTarget({ name: 'Save' }),
});
const guide = aGuide({ steps: stepsById(step), description: 'Ends with **Save**.' });
const other = aGuide({
  steps: stepsById(aStep({ title: 'Click **Save all**', target: aTarget({ name: 'Save all' }) })),
});

test('what is named is named anew, in words and for finding it; other words stay', () => {
  const [one, ...rest] = renamed([other, guide], { from: ' Save ', to: 'Store $&' });
  expect(rest).toEqual([]);
  const after = renamedIn(one!.guide, one!.places);
  expect(after.description).toBe('Ends with **Store $&**.');
  expect(stepsInOrder(after)[0]).toMatchObject({
    title: 'Click **Store $&**',
    text: 'Not “Store $&” but "Store $&" will save it.',
    target: { name: 'Store $&' },
  });
  expect(one!.places.map(({ words }) => words)).toEqual([
    'Description changed',
    'Step 1 “Click Store $&”: title changed',
    'Step 1 “Click Save”: text changed',
    'Step 1 “Click Save” looks for “Store $&”, and no longer “Save”',
  ]);
});

test('there is nothing to do while a name is missing, or both are the same', () => {
  for (const names of [
    { from: '', to: 'x' },
    { from: 'Save', to: ' ' },
    { from: 'Save', to: 'Save' },
  ])
    expect(renamed([guide], names)).toEqual([]);
});

test('names with signs of Markdown are found as the recorder writes them', () => {
  const marked = aGuide({ steps: stepsById(aStep({ title: 'Click **Save\\_all**', target: null })) });
  const [one] = renamed([marked], { from: 'Save_all', to: 'Keep [all]' });
  expect(stepsInOrder(renamedIn(one!.guide, one!.places))[0]!.title).toBe('Click **Keep \\[all\\]**');
});

test('a translation names it anew as well, and is as much up to date as it was', () => {
  const written = aGuide({ description: 'Ends with **Save**.', language: 'en-Latn', steps: stepsById(step) });
  const [title, more] = [`${step.id}.title`, `${step.id}.text`];
  const german = {
    description: { text: 'Am Ende „Save“.', of: written.description },
    [title]: { text: 'Auf **Save** klicken', of: 'Press **Save**' },
    [more]: { text: 'Speichern', of: step.text },
  };
  const [one] = renamed([{ ...written, translations: { 'de-Latn': german } }], { from: 'Save', to: 'Keep' });
  expect(one!.places.slice(-2)).toMatchObject([
    { words: 'German, description changed', text: { after: 'Am Ende „Keep“.', language: 'de-Latn' } },
    { words: 'German, Step 1 “Click Save”: title changed', text: { after: 'Auf **Keep** klicken' } },
  ]);
  expect(renamedIn(one!.guide, one!.places).translations?.['de-Latn']).toEqual({
    description: { text: 'Am Ende „Keep“.', of: 'Ends with **Keep**.' },
    [title]: { text: 'Auf **Keep** klicken', of: 'Press **Save**' },
    [more]: german[more],
  });
  expect(
    renamedIn(one!.guide, one!.places.slice(1)).translations?.['de-Latn']?.['description'],
    'where the source was left out',
  ).toEqual({ text: 'Am Ende „Keep“.', of: written.description });
});

test('a name stands in the quotation marks of each language', () => {
  const text = '«Save», « Save », »Save«, ‹Save›, 「Save」, „Save” and Save';
  const [one] = renamed([aGuide({ text, steps: {} })], { from: 'Save', to: 'Keep' });
  expect(renamedIn(one!.guide, one!.places).text).toBe('«Keep», « Keep », »Keep«, ‹Keep›, 「Keep」, „Keep” and Save');
});
