import { expect, test } from 'vitest';
import { allLanguages, languageWords } from '#components/library/language-words.ts';

test.each([
  ['de-Latn', 'German'],
  ['ja-Jpan', 'Japanese'],
  ['sr-Latn', 'Serbian (Latin)'],
])('%s is called %s', (language, words) => expect(languageWords(language)).toBe(words));

test('every language can be chosen once', () => {
  expect(new Set(allLanguages.map(([language]) => language)).size).toBe(allLanguages.length);
  expect(allLanguages.length).toBeGreaterThan(35);
});
