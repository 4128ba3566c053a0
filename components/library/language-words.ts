import { languageAs, languagesAs } from '#lib/model/language.ts';

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** "German", "Serbian (Cyrillic)": with its script only where the language has several. */
export function languageWords(language: string): string {
  const usual = new Intl.Locale(language).language;
  return names.of(languageAs(usual) === language ? usual : language) ?? language;
}

const tags =
  'ar bg cs da de el en es et fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv th tr uk vi zh zh-Hant';

/** Those that a guide may be written in, by name: the usual ones and these. */
export function languagesWith(others: readonly string[]): (readonly [language: string, words: string])[] {
  return [...new Set([...languagesAs(tags.split(' ')), ...others])]
    .map((language) => [language, languageWords(language)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other));
}
