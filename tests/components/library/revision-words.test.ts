import { expect, test } from 'vitest';
import { differences, placeWords, valueWords } from '#components/library/revision-words.ts';
import type { Guide } from '#lib/model/guide.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const first = aStep({ order: 'a0', title: 'Open leads' });
const second = aStep({ order: 'a1', title: 'Press New' });
const guide = aGuide({ title: 'Add a lead', steps: stepsById(first, second), revision: 1 });
const words = (after: Partial<Guide> | null, before: Guide | null = guide) =>
  differences(before, after && { ...guide, ...after }).map((one) => one.words);

test('what happened to a guide as a whole is said first', () => {
  expect(words(null)).toEqual(['Deleted']);
  expect(words({ revision: 0 }, null)).toEqual(['Created']);
  expect(words({ revision: 1 }, null)).toEqual(['Created', 'Published as revision 1']);
  expect(words({ revision: 1, hasChanges: true }, null)).toEqual(['Created']);
  expect(words({ revision: 2, title: 'Add one' })).toEqual(['Published as revision 2', 'Title changed']);
  expect(words({ isArchived: true })).toEqual(['Withdrawn from readers']);
  expect(words({ hasChanges: true })).toEqual(['Saved without a visible change']);
});

test('steps are named by where they stand and what they say', () => {
  const third = aStep({ order: 'a2', title: 'Press **Save\\_as**' });
  expect(words({ steps: stepsById(first, second, third) })).toEqual(['Step 3 “Press Save_as” added']);
  expect(words({ steps: stepsById(second) })).toEqual(['Step 1 “Open leads” removed']);
  const before = { ...guide, steps: stepsById(first, second, third) };
  const moved = { ...first, order: 'a5' };
  expect(words({ steps: stepsById(moved, second, third) }, before)).toEqual([
    'Step 3 “Open leads” moved here from place 1',
  ]);
  expect(words({ steps: stepsById(first, { ...second, text: 'Or F2', target: null }) })).toEqual([
    'Step 2 “Press New”: text changed',
    'Step 2 “Press New” points to another element',
  ]);
});

test('for whom it is and when is said before and after', () => {
  const [change] = differences(guide, { ...guide, forTeams: { a: 'Sales' }, shownUntil: '2026-12-24' });
  expect(change).toEqual({
    words: 'Audience changed',
    text: { before: 'Everybody always', after: 'Everyone in Sales until 24 December 2026' },
  });
  expect(placeWords(['forTeams', 'a'], guide)).toBe('Team it is for');
});

test('a text in another language is named with its language and its place', () => {
  const translations = { 'de-Latn': { [`${second.id}.title`]: { text: 'Drücken', of: 'Press New' } } };
  expect(words({ translations })).toEqual(['German, Step 2 “Press New”: title changed']);
});

test('a text of a step that is gone is named as it was', () => {
  const translations = { 'de-Latn': { [`${first.id}.title`]: { text: 'Leads öffnen', of: 'Open leads' } } };
  expect(words({ steps: stepsById(second) }, { ...guide, translations })).toEqual([
    'German, Step 1 “Open leads”: title changed',
    'Step 1 “Open leads” removed',
  ]);
});

test('what a guide is written in is said before and after', () => {
  const [change] = differences(guide, { ...guide, language: 'de-Latn' });
  expect(change).toEqual({
    words: 'Language it is written in changed',
    text: { before: 'Not said', after: 'German' },
  });
});

test('a clash of translations is placed by its language and its text', () => {
  const place = `${second.id}.title`;
  expect(placeWords(['translations', 'de-Latn', place], guide)).toBe('German, Step 2 “Press New”: title');
  expect(placeWords(['translations', 'de-Latn', 'gone.title'], guide)).toBe('German, a text that is gone');
  expect(placeWords(['translations', 'de-Latn'], null)).toBe('German translation');
  expect(valueWords({ text: 'Drücken', of: 'Press' })).toBe('Drücken');
});

test('of a changed text both sides are there', () => {
  const [change] = differences(guide, { ...guide, title: 'Add a contact' });
  expect(change?.text).toEqual({ before: 'Add a lead', after: 'Add a contact' });
});

test('what became of the rules of a step is said with what they were', () => {
  const branch = { ...first, kind: 'branch', goTo: second.id, page: 'https://crm.example.com/*' };
  expect(words({ steps: stepsById(branch, { ...second, untilNext: true }) })).toEqual([
    'Step 1 “Open leads” is “Branch, if it is seen”, and no longer “Something to do”',
    'Step 1 “Open leads” leads to Step 2 “Press New”, and no longer no step of its own choice',
    'Step 1 “Open leads” is on https://crm.example.com/*, and no longer the page of the step before',
    'Step 2 “Press New” goes on when the element of the next step appears, and no longer the element is clicked',
  ]);
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
