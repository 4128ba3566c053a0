import { expect, test } from 'vitest';
import { inLanguage, languageAs, languagesAs } from '#lib/model/language.ts';

test.each([
  ['de', 'de-Latn'],
  ['de-AT', 'de-Latn'],
  ['zh-TW', 'zh-Hant'],
  ['sr', 'sr-Cyrl'],
  ['what the page says', null],
  [undefined, null],
])('%s is %s', (tag, language) => expect(languageAs(tag)).toBe(language));

test('what somebody reads keeps its order, each once', () => {
  expect(languagesAs(['de-AT', 'de', '', 'en-GB'])).toEqual(['de-Latn', 'en-Latn']);
});

test.each([
  ['ar-Arab', 'rtl'],
  ['fa-Arab', 'rtl'],
  ['he-Hebr', 'rtl'],
  ['ur-Arab', 'rtl'],
  ['az-Latn', 'ltr'],
])('%s is read from its side', (lang, dir) => expect(inLanguage(lang)).toEqual({ lang, dir }));

test('of words in a language that nobody knows, nothing is said', () => expect(inLanguage(undefined)).toEqual({}));
