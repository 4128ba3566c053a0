import type { Guide } from '#lib/model/guide.ts';
import { inEachLanguage, placeIn, withText, type Translatable } from '#lib/model/translation.ts';

/** Another step says what this one says, in every language. */
export function copyTranslations(guide: Guide, from: string, to: string): Guide {
  return inEachLanguage(guide, (said) => {
    const copies = Object.entries(said)
      .filter(([place]) => isOf(place, from))
      .map(([place, one]) => [to + place.slice(from.length), one]);
    return { ...said, ...Object.fromEntries(copies) };
  });
}

export function dropTranslations(guide: Guide, stepId: string): Guide {
  return inEachLanguage(guide, (said) =>
    Object.fromEntries(Object.entries(said).filter(([place]) => !isOf(place, stepId))),
  );
}

const isOf = (place: string, stepId: string): boolean => place.startsWith(`${stepId}.`);

/** What was said at one place is said at another instead. */
export function moveTranslations(guide: Guide, from: string, to: string): Guide {
  return inEachLanguage(guide, ({ [from]: moved, ...said }) => withText(said, to, moved ?? { text: '', of: '' }));
}

type Part = Pick<Translatable, 'place' | 'source'>;

/**
 * The text of a step is made of these, in every language that has at least one of them. Where not all of them are
 * translated as they are now, neither is the whole.
 */
export function joinTranslations(
  guide: Guide,
  parts: readonly Part[],
  stepId: string,
  join: (texts: string[]) => string,
): Guide {
  return inEachLanguage(guide, (said) => {
    const translated = parts.map(({ place }) => said[place]);
    const texts = parts.map(({ source }, i) => translated[i]?.text ?? source);
    return withText(said, placeIn(stepId, 'text'), {
      text: translated.some(Boolean) ? join(texts) : '',
      of: join(translated.map((one) => one?.of ?? '')),
    });
  });
}

/** The text of a step becomes the title and the text of another, in every language. */
export function splitTranslations(
  guide: Guide,
  from: string,
  to: string,
  split: (text: string) => Record<'title' | 'text', string>,
): Guide {
  return inEachLanguage(guide, (said) => {
    const { [placeIn(from, 'text')]: one, ...others } = said;
    if (!one) return said;
    const [text, of] = [split(one.text), split(one.of)];
    const titled = withText(others, placeIn(to, 'title'), { text: text.title, of: of.title });
    return withText(titled, placeIn(to, 'text'), { text: text.text, of: of.text });
  });
}
