import { expect, test } from 'vitest';
import { languageAs, languagesAs } from '#lib/model/language.ts';

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
