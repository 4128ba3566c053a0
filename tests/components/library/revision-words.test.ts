import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences, pieces, placeWords, valueWords } from '#components/library/revision-words.ts';
import type { Guide } from '#lib/model/guide.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const first = aStep({ order: 'a0', title: 'Open leads' });
const second = aStep({ order: 'a1', title: 'Press New' });
const guide = aGuide({ title: 'Add a lead', steps: stepsById(first, second), revision: 1 });
const words = (after: Partial<Guide> | null, before: Guide | null = guide) =>
  differences(before, after && { ...guide, ...after }).map((one) => one.words);

test('what happened to a guide as a whole is said first', () => {
  expect(words(null)).toEqual(['Deleted']);
  expect(words({}, null)).toEqual(['Created']);
  expect(words({ revision: 2, title: 'Add one' })).toEqual(['Published as revision 2', 'Title changed']);
  expect(words({ isArchived: true })).toEqual(['Withdrawn from readers']);
  expect(words({ hasChanges: true })).toEqual(['Saved without a visible change']);
});

test('steps are named by where they stand and what they say', () => {
  const third = aStep({ order: 'a2', title: 'Save' });
  expect(words({ steps: stepsById(first, second, third) })).toEqual(['Step 3 “Save” added']);
  expect(words({ steps: stepsById(second) })).toEqual(['Step 1 “Open leads” removed']);
  expect(words({ steps: stepsById({ ...first, order: 'a5' }, second) })).toEqual(['Steps in another order']);
  expect(words({ steps: stepsById(first, { ...second, text: 'Or F2', target: null }) })).toEqual([
    'Step 2 “Press New”: text changed',
    'Step 2 “Press New” points to another element',
  ]);
});

test('of a changed text both sides are there', () => {
  const [change] = differences(guide, { ...guide, title: 'Add a contact' });
  expect(change?.text).toEqual({ before: 'Add a lead', after: 'Add a contact' });
  expect(pieces('Add a lead now', 'Add a contact now')).toEqual({
    same: 'Add a ',
    gone: 'lead ',
    come: 'contact ',
    rest: 'now',
  });
});

test('no word gets lost between the pieces', () => {
  const text = fc.array(fc.constantFrom('a ', 'b ', 'c\n', 'd'), { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { same, gone, come, rest } = pieces(before, after);
      expect([same + gone + rest, same + come + rest]).toEqual([before, after]);
    }),
  );
});

test('a clash is placed and its values are said for people', () => {
  expect(placeWords(['steps', second.id, 'title'], guide)).toBe('Step 2 “Press New”: title');
  expect(placeWords(['steps', 'gone', 'target'], guide)).toBe('A step: element it points to');
  expect(placeWords([], guide)).toBe('The whole of it');
  expect(placeWords(['pages'], null)).toBe('Pages');
  expect(valueWords(null)).toBe('Nothing (removed)');
  expect(valueWords(['https://a.example/*'])).toBe('https://a.example/*');
  expect(valueWords({ title: 'Press New', text: 'Or F2' })).toBe('Press New\nOr F2');
  expect(valueWords({ tag: 'button', role: 'button', name: 'Save' })).toBe('Save');
});
