import type { Entry, Guide, Translation } from './guide.ts';
import { stepsInOrder } from './guide-rules.ts';

/** A text of a guide that can be said in other languages, and where it stands: `title`, or `<step id>.title`. */
export interface Translatable {
  place: string;
  /** Of a step; null of the guide itself. */
  stepId: string | null;
  field: 'title' | 'description' | 'text';
  source: string;
}

const own = ['title', 'description', 'text'] as const;
const ofStep = ['title', 'text'] as const;
/** Where a text of a step stands. */
export const placeIn = (stepId: string, field: (typeof ofStep)[number]): string => `${stepId}.${field}`;

/** All that a guide says, in the order in which it is read. */
export function translatableOf(guide: Guide): Translatable[] {
  return placesOf(guide).filter(({ source }) => source.trim() !== '');
}

/** Also where it says nothing. */
export function placesOf(guide: Guide): Translatable[] {
  return [
    ...own.map((field) => ({ place: field, stepId: null, field, source: guide[field] })),
    ...stepsInOrder(guide).flatMap((step) =>
      ofStep.map((field) => ({ place: placeIn(step.id, field), stepId: step.id, field, source: step[field] })),
    ),
  ];
}

/** `changed`: what it was made from is something else now. */
export type TranslationState = 'missing' | 'changed' | 'current';

export function stateOf(guide: Guide, language: string, { place, source }: Translatable): TranslationState {
  const said = guide.translations?.[language]?.[place];
  if (!said || said.text.trim() === '') return 'missing';
  return said.of === source ? 'current' : 'changed';
}

/** How many texts are how far in that language. */
export function progressIn(guide: Guide, language: string): Record<TranslationState, number> {
  const states = translatableOf(guide).map((one) => stateOf(guide, language, one));
  const count = (state: TranslationState) => states.filter((one) => one === state).length;
  return { missing: count('missing'), changed: count('changed'), current: count('current') };
}

/** The guide with this text in that language. */
export function translate(guide: Guide, language: string, { place, source }: Translatable, text: string): Guide {
  const said = guide.translations?.[language] ?? {};
  return withTranslation(guide, language, withText(said, place, { text, of: source }));
}

/** An empty text is not translated. */
export function withText(said: Translation, place: string, one: Translation[string]): Translation {
  const { [place]: _, ...others } = said;
  return one.text === '' ? others : { ...others, [place]: one };
}

/** The guide with other words at this place, in the language that it is written in. */
export function writtenAnew(guide: Guide, { stepId, field }: Translatable, words: string): Guide {
  const step = stepId === null ? undefined : guide.steps[stepId];
  if (stepId === null) return { ...guide, [field]: words };
  return step ? { ...guide, steps: { ...guide.steps, [stepId]: { ...step, [field]: words } } } : guide;
}

export function withTranslation(guide: Guide, language: string, said: Translation): Guide {
  return { ...guide, translations: { ...guide.translations, [language]: said } };
}

/** The guide with all its translations edited alike. */
export function inEachLanguage<Said extends Pick<Guide, 'translations'>>(
  guide: Said,
  edit: (said: Translation) => Translation,
): Said {
  if (!guide.translations) return guide;
  const translations = Object.entries(guide.translations).map(([language, said]) => [language, edit(said)]);
  return { ...guide, translations: Object.fromEntries(translations) };
}

/**
 * The guide for others than its authors: neither what was said in places that are gone, nor words that its author has
 * replaced since. A translation of such words is still known as one that was made from something else.
 */
export function withoutFormerWords(guide: Guide): Guide {
  const sources = new Map(translatableOf(guide).map(({ place, source }) => [place, source]));
  return inEachLanguage(guide, (said) =>
    Object.fromEntries(
      Object.entries(said)
        .filter(([place]) => sources.has(place))
        .map(([place, one]) => [place, one.of === sources.get(place) ? one : { ...one, of: '' }]),
    ),
  );
}

/** A guide that was said in no other language any more is as it was before. */
export function withoutTranslation(guide: Guide, language: string): Guide {
  const { translations: { [language]: _, ...translations } = {}, ...rest } = guide;
  return Object.keys(translations).length === 0 ? rest : { ...rest, translations };
}

/** The same in that language: what is not translated stays as it was written. */
export function saidIn(guide: Guide, language: string): Guide {
  const { translations = {}, ...written } = guide;
  const said = translations[language] ?? {};
  const at = (place: string, source: string) => (source.trim() && said[place]?.text.trim() ? said[place].text : source);
  const steps = Object.entries(guide.steps).map(([id, step]) => [
    id,
    { ...step, title: at(placeIn(step.id, 'title'), step.title), text: at(placeIn(step.id, 'text'), step.text) },
  ]);
  return {
    ...written,
    language,
    title: at('title', guide.title),
    description: at('description', guide.description),
    text: at('text', guide.text),
    steps: Object.fromEntries(steps) as Guide['steps'],
  };
}

/** What each of these texts is in, where that is known. */
export type Languages<Texts extends string> = Partial<Record<Texts, string | undefined>>;

/** In what each text of this guide is, by its place, where it is said in that language. */
export function languagesIn(guide: Guide, language: string | undefined): ReadonlyMap<string, string | undefined> {
  return new Map(
    placesOf(guide).map((one) => {
      const isSaid = language !== undefined && stateOf(guide, language, one) !== 'missing';
      return [one.place, isSaid ? language : guide.language];
    }),
  );
}

/** The best of what somebody reads, where it is another than the one that was written. */
function bestOf(others: readonly string[], language: string | undefined, spoken: readonly string[]): string | null {
  const best = spoken.find((one) => one === language || others.includes(one));
  return best === undefined || best === language || language === undefined ? null : best;
}

/** In what a guide is said besides the language that it is written in. */
function otherLanguagesOf({ translations = {} }: Guide): string[] {
  return Object.keys(translations).filter((language) => Object.keys(translations[language] ?? {}).length > 0);
}

export function isSaidIn(guide: Guide, language: string): boolean {
  return guide.language === language || otherLanguagesOf(guide).includes(language);
}

/** The guide as somebody gets it who reads these languages, the best first. */
export function saidFor(guide: Guide, spoken: readonly string[]): Guide {
  const language = bestOf(otherLanguagesOf(guide), guide.language, spoken);
  return language === null ? guide : saidIn(guide, language);
}

/** What it is called for them. */
export function titleFor(
  { title, language, titles = {} }: Pick<Entry, 'title' | 'language' | 'titles'>,
  spoken: readonly string[],
): string {
  const best = bestOf(Object.keys(titles), language, spoken);
  return (best && titles[best]) || title;
}

/** A file of others may say more than an entry holds. */
const titleMost = 200;

/** What an entry says of its languages. */
export function titlesOf({ language, translations = {} }: Guide): Pick<Entry, 'language' | 'titles'> {
  const titles = Object.entries(translations).flatMap(([one, said]) => {
    const title = said['title']?.text.trim().slice(0, titleMost);
    return title ? [[one, title] as const] : [];
  });
  return { ...(language && { language }), ...(titles.length > 0 && { titles: Object.fromEntries(titles) }) };
}
