import { expect, test } from 'vitest';
import { wordsOf } from '#components/library/set-aside.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aGuide, aStep, anEntry, stepsById } from '#tests/fixtures/a-guide.ts';

test('a guide is all its words, in the order of its steps', () => {
  const steps = stepsById(
    aStep({ order: 'a1', title: 'Click **Save**' }),
    aStep({ order: 'a0', title: 'Fill in **Company**', text: 'The legal name.' }),
  );
  const guide = aGuide({ title: 'Add a lead', description: 'For sales.', steps, pages: ['https://crm.example.com/*'] });
  expect(wordsOf('guide', guide)).toEqual({
    name: 'Guide “Add a lead”',
    text: '# Add a lead\n\nFor sales.\n\n1. Fill in **Company**\n   The legal name.\n2. Click **Save**\n\nhttps://crm.example.com/*',
    mayRestore: true,
  });
});

test('a report is what somebody noted, and what has no words is untitled', () => {
  expect(wordsOf('flag', aFlag({ note: 'The button moved.' }))).toMatchObject({
    name: 'Report “The button moved.”',
    text: 'The button moved.',
    mayRestore: false,
  });
  expect(wordsOf('flag', aFlag({ note: '' })).name).toBe('Report “Untitled”');
  expect(wordsOf('guide', aGuide({ title: '' })).name).toBe('Guide “Untitled”');
});

test.each([
  ['entry', anEntry()],
  ['guide', { title: 'malformed' }],
  ['guide', { title: 7 }],
] as const)('what cannot become a draft (%s) is not offered as one', (type, body) => {
  expect(wordsOf(type, body).mayRestore).toBe(false);
});
