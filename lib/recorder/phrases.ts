import { german } from './languages/de.ts';
import { english, type Phrase, type Phrases } from './languages/en.ts';
import { spanish } from './languages/es.ts';
import { french } from './languages/fr.ts';
import { japanese } from './languages/ja.ts';

/** The languages that applications are most often in. */
const languages: Record<string, Phrases> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  ja: japanese,
};

/** A sentence in the first of these languages (`de`, `fr-CA`) that there is, else in English; what is missing is left out. */
export function phrase(wanted: readonly string[], what: Phrase, parts: Partial<Record<string, string>> = {}): string {
  return languages[languageOf(wanted)]![what].replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '');
}

/** `2nd `, `2. `, `2 番目の`: which one, as it stands before its noun; empty for the first. */
export function nth(wanted: readonly string[], number: number): string {
  if (number <= 1) return '';
  const language = languageOf(wanted);
  if (language === 'ja') return `${number} 番目の`;
  if (language === 'de') return `${number}. `;
  if (language === 'fr') return `${number}e `;
  if (language === 'es') return `${number}.º `;
  const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
  return `${number}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)]} `;
}

function languageOf(wanted: readonly string[]): string {
  const known = wanted.map((tag) => tag.toLowerCase().split('-')[0]!);
  return known.find((tag) => Object.hasOwn(languages, tag)) ?? 'en';
}
