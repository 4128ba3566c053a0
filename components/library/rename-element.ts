import { escapeMarkdown } from '#lib/model/escape-markdown.ts';
import type { Guide } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { placesOf, stateOf, translate, writtenAnew, type Translatable } from '#lib/model/translation.ts';
import { differences, type Difference } from './revision-words.ts';

/** What an application called something, and what it calls it now. */
export interface Renaming {
  from: string;
  to: string;
}

interface Rename {
  /** Tells its place from those of all guides. */
  key: string;
  rename: (guide: Guide) => Guide;
}

/** One place that names it: what changes there, and how. Each can be made without the others. */
export interface RenamedPlace extends Difference, Rename {}

/** A guide that names it, and where. */
export interface Renamed {
  guide: Guide;
  places: RenamedPlace[];
}

/** All guides that name it, in any of their languages. Nothing while either name is missing, or both are the same. */
export function renamed(guides: readonly Guide[], { from, to }: Renaming): Renamed[] {
  const names = { from: from.trim(), to: to.trim() };
  if (!names.from || !names.to || names.from === names.to) return [];
  return guides.flatMap((guide) => {
    const renames = [...inWords(guide, names), ...inElements(guide, names), ...inTranslations(guide, names)];
    const places = renames.flatMap((one) =>
      differences(guide, one.rename(guide)).map((difference) => ({ ...difference, ...one })),
    );
    return places.length === 0 ? [] : [{ guide, places }];
  });
}

/** The guide with the new name in these places. */
export function renamedIn(guide: Guide, places: readonly RenamedPlace[]): Guide {
  return places.reduce((now, { rename }) => rename(now), guide);
}

function inWords(guide: Guide, names: Renaming): Rename[] {
  return placesOf(guide).flatMap((text) => {
    const words = saidAnew(text.source, names);
    if (words === text.source) return [];
    return [{ key: `${guide.id} ${text.place}`, rename: (now) => writtenAnew(now, text, words) }];
  });
}

/** An element is found by the name it has now. */
function inElements(guide: Guide, { from, to }: Renaming): Rename[] {
  return stepsInOrder(guide).flatMap(({ id, target }) =>
    target?.name === from ? [{ key: `${guide.id} ${id}.target`, rename: (now) => withName(now, id, to) }] : [],
  );
}

function withName(guide: Guide, stepId: string, name: string): Guide {
  const step = guide.steps[stepId];
  if (!step?.target) return guide;
  return { ...guide, steps: { ...guide.steps, [stepId]: { ...step, target: { ...step.target, name } } } };
}

function inTranslations(guide: Guide, names: Renaming): Rename[] {
  const texts = placesOf(guide);
  return Object.entries(guide.translations ?? {}).flatMap(([language, said]) =>
    texts.flatMap((text) => {
      const one = said[text.place];
      const words = one && saidAnew(one.text, names);
      if (words === undefined || words === one?.text) return [];
      const rename = (now: Guide) =>
        translate(now, language, { ...text, source: madeFrom(guide, now, language, text) }, words);
      return [{ key: `${guide.id} ${language} ${text.place}`, rename }];
    }),
  );
}

/** A translation that was up to date stays so where its source is renamed as well. */
function madeFrom(guide: Guide, now: Guide, language: string, text: Translatable): string {
  if (stateOf(guide, language, text) === 'changed') return guide.translations?.[language]?.[text.place]?.of ?? '';
  return placesOf(now).find(({ place }) => place === text.place)?.source ?? '';
}

const quotes = ['“”', '""', '„“', '„”', '«»', '»«', '‹›', '「」', '『』'].map((pair) => [pair[0]!, pair[1]!] as const);
/** As French sets them apart. */
const spacings = ['', '\u00a0', '\u202f', ' '];

/** Only where it is marked as a name, bold or in quotation marks: "save" alone may be any word of a sentence. */
function saidAnew(words: string, { from, to }: Renaming): string {
  const bold = [`**${escapeMarkdown(from)}**`, `**${escapeMarkdown(to)}**`] as const;
  const quoted = quotes.flatMap(([open, close]) =>
    spacings.map(
      (space) => [`${open}${space}${from}${space}${close}`, `${open}${space}${to}${space}${close}`] as const,
    ),
  );
  return [bold, ...quoted].reduce((said, [was, is]) => said.replaceAll(was, () => is), words);
}
