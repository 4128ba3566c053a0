import { expect, test } from 'vitest';
import { languagesWith, languageWords } from '#components/library/language-words.ts';

test.each([
  ['de-Latn', 'German'],
  ['ja-Jpan', 'Japanese'],
  ['sr-Latn', 'Serbian (Latin)'],
])('%s is called %s', (language, words) => expect(languageWords(language)).toBe(words));

test('every language can be chosen once, also one that few guides are written in', () => {
  const usual = languagesWith([]);
  const all = languagesWith(['de-Latn', 'ca-Latn', 'fa-Arab', 'ca-Latn']);
  expect(usual.length).toBeGreaterThan(35);
  expect(all.filter(([one]) => !usual.some(([known]) => known === one))).toEqual([
    ['ca-Latn', 'Catalan'],
    ['fa-Arab', 'Persian'],
  ]);
  expect(new Set(all.map(([language]) => language)).size).toBe(all.length);
});
