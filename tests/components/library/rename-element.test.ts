import { expect, test } from 'vitest';
import { renamed } from '#components/library/rename-element.ts';
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
  expect(one!.after.description).toBe('Ends with **Store $&**.');
  expect(stepsInOrder(one!.after)[0]).toMatchObject({
    title: 'Click **Store $&**',
    text: 'Not “Store $&” but "Store $&" will save it.',
    target: { name: 'Store $&' },
  });
  expect(one!.changes.map(({ words }) => words)).toEqual([
    'Description changed',
    'Step 1 “Click Store $&”: title changed',
    'Step 1 “Click Store $&”: text changed',
    'Step 1 “Click Store $&” looks for “Store $&”, and no longer “Save”',
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
  expect(stepsInOrder(one!.after)[0]!.title).toBe('Click **Keep \\[all\\]**');
});
