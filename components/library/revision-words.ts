import { diffArrays } from 'diff';
import { withoutMarks } from '#lib/model/escape-markdown.ts';
import type { Guide, Step } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { isEqual, type Json } from '#lib/model/merge.ts';
import { ownerOf } from '#lib/model/ownership.ts';
import { placesOf, type Translatable } from '#lib/model/translation.ts';
import { goToIndex, kindOf, wayOnOf } from '#lib/model/step-kind.ts';
import { teamWords, whenWords } from './audience-words.ts';
import { languageWords } from './language-words.ts';
import { stepKindWords, wayOnWords } from './words.ts';

/** One difference between two states of a guide, as a sentence; with both texts where it is one of words. */
export interface Difference {
  words: string;
  text: { before: string; after: string; language?: string | undefined } | null;
}

/** What changed from one state of a guide to the next, in words. Null stands for "was not there". */
export function differences(before: Guide | null, after: Guide | null): Difference[] {
  if (!after) return [only('Deleted')];
  if (!before) return ['Created', ...(after.hasChanges ? [] : stateWords(unpublished, after))].map(only);
  const made = [
    ...stateWords(before, after).map(only),
    ...(ownerOf(before) === ownerOf(after) ? [] : [only('Handed over to another owner')]),
    ...(before.backupId === after.backupId ? [] : [only('Another backup owner')]),
    ...textOf('Title', before.title, after.title),
    ...textOf('Description', before.description, after.description),
    ...textOf('Text', before.text, after.text),
    ...textOf('Language it is written in', writtenIn(before), writtenIn(after)),
    ...textOf('Audience', audienceText(before), audienceText(after)),
    ...textOf('Pages', before.pages.join('\n'), after.pages.join('\n')),
    ...translationWords(before, after),
    ...stepWords(before, after),
  ];
  return made.length > 0 ? made : [only('Saved without a visible change')];
}

const only = (words: string): Difference => ({ words, text: null });

type State = Pick<Guide, 'revision' | 'isArchived'>;
const unpublished: State = { revision: 0, isArchived: false };

function stateWords(before: State, after: State): string[] {
  const isPublished = after.revision > before.revision;
  return [
    ...(isPublished ? [`Published as revision ${after.revision}`] : []),
    ...(after.revision < before.revision ? [`Revision ${before.revision} did not reach readers`] : []),
    ...(after.isArchived && !before.isArchived ? ['Withdrawn from readers'] : []),
    ...(!after.isArchived && before.isArchived && !isPublished ? ['Taken out of the archive'] : []),
  ];
}

function textOf(name: string, before: string, after: string, language?: string): Difference[] {
  return before === after ? [] : [{ words: `${name} changed`, text: { before, after, language } }];
}

const writtenIn = ({ language }: Guide): string => (language ? languageWords(language) : 'Not said');
const audienceText = (guide: Guide): string => `${teamWords(guide) ?? 'Everybody'} ${whenWords(guide) || 'always'}`;

/** Of each text in another language, both sides; of a step that was removed, too. */
function translationWords(before: Guide, after: Guide): Difference[] {
  const [was, is] = [before.translations ?? {}, after.translations ?? {}];
  const texts = new Map(
    [before, after].flatMap((guide) => placesOf(guide).map((text) => [text.place, { guide, text }])),
  );
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((language) =>
    [...texts].flatMap(([place, { guide, text }]) =>
      textOf(
        translatedName(language, textName(guide, text)),
        was[language]?.[place]?.text ?? '',
        is[language]?.[place]?.text ?? '',
        language,
      ),
    ),
  );
}

const translatedName = (language: string, name: string) => `${languageWords(language)}, ${name}`;

function textName(guide: Guide, { stepId, field }: Translatable): string {
  if (stepId === null) return field;
  const steps = stepsInOrder(guide);
  const index = steps.findIndex(({ id }) => id === stepId);
  return `${stepName(steps[index]!, index)}: ${field}`;
}

function stepWords(before: Guide, after: Guide): Difference[] {
  const was = stepsInOrder(before);
  const is = stepsInOrder(after);
  const gone = was.flatMap((step, i) => (after.steps[step.id] ? [] : [only(`${stepName(step, i)} removed`)]));
  const rest = is.flatMap((step, i) => {
    const old = before.steps[step.id];
    return old ? stepChanges(old, step, { was, is }, stepName(step, i)) : [only(`${stepName(step, i)} added`)];
  });
  return [...gone, ...rest, ...moves(was, is)];
}

/** As few steps as explain the new order. */
function moves(was: Step[], is: Step[]): Difference[] {
  const kept = (steps: Step[], others: Step[]) =>
    steps.map(({ id }) => id).filter((id) => others.some((one) => one.id === id));
  const moved = diffArrays(kept(was, is), kept(is, was)).flatMap(({ added, value }) => (added ? value : []));
  return moved.map((id) => {
    const [from, to] = [was, is].map((steps) => steps.findIndex((step) => step.id === id));
    return only(`${stepName(is[to!]!, to!)} moved here from place ${from! + 1}`);
  });
}

export const stepName = (step: Step, index: number) =>
  `Step ${index + 1}${step.title ? ` “${withoutMarks(step.title)}”` : ''}`;
const isSame = (a: unknown, b: unknown) => isEqual(a as Json, b as Json);

function stepChanges(old: Step, step: Step, all: { was: Step[]; is: Step[] }, name: string): Difference[] {
  const instead = (words: string, now: string, then: string) =>
    now === then ? [] : [only(`${name} ${words} ${now}, and no longer ${then}`)];
  const others = [
    targetWords(old.target, step.target),
    isSame(old.picture, step.picture) ? '' : step.picture ? 'has another picture' : 'has no picture any more',
  ].filter(Boolean);
  return [
    ...textOf(`${name}: title`, old.title, step.title),
    ...textOf(`${name}: text`, old.text, step.text),
    ...others.map((words) => only(`${name} ${words}`)),
    ...instead('is', quoted(stepKindWords[kindOf(step)]), quoted(stepKindWords[kindOf(old)])),
    ...instead('leads to', goalOf(step, all.is), goalOf(old, all.was)),
    ...instead('goes on when', wayOnWords[wayOnOf(step)], wayOnWords[wayOnOf(old)]),
    ...instead('is on', step.page || 'the page of the step before', old.page || 'the page of the step before'),
  ];
}

/** An element that is only called otherwise is the same one. */
function targetWords(old: Step['target'], now: Step['target']): string {
  if (isSame(old, now)) return '';
  const isRenamed = old && now && isSame({ ...old, name: '' }, { ...now, name: '' });
  return isRenamed
    ? `looks for ${quoted(now.name ?? '')}, and no longer ${quoted(old.name ?? '')}`
    : 'points to another element';
}

const quoted = (words: string) => `“${words}”`;

function goalOf(step: Step, steps: Step[]): string {
  const index = goToIndex(step, steps);
  return index === null ? 'no step of its own choice' : stepName(steps[index]!, index);
}

/** What a value of a clash is, for a person: its text, or what kind of thing it is. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'Nothing (removed)';
  if (typeof value === 'string') return value === '' ? 'Empty' : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(valueWords).join('\n') || 'Empty';
  const { title, name, text, note, revision, sha256 } = value as Record<string, unknown>;
  if (sha256 !== undefined) return 'A picture';
  const words = [title, note, text].filter((one) => typeof one === 'string' && one !== '').join('\n');
  if (words) return typeof revision === 'number' && revision > 0 ? `${words}\n(revision ${revision})` : words;
  return typeof name === 'string' && name !== '' ? name : 'Something without a name';
}

const fields: Record<string, string> = {
  title: 'Title',
  description: 'Description',
  text: 'Text',
  pages: 'Pages',
  target: 'Element it points to',
  picture: 'Picture',
  order: 'Place among the steps',
  page: 'Page',
  advanceOn: 'What moves the reader on',
  untilNext: 'Whether it waits for the next step',
  kind: 'Kind of step',
  goTo: 'Step it leads to',
  hasChanges: 'Whether it was edited since it was published',
  revision: 'How often it was published',
  isArchived: 'Whether it is withdrawn',
  language: 'Language it is written in',
  forTeams: 'Team it is for',
  shownFrom: 'First day it is shown',
  shownUntil: 'Last day it is shown',
  ownerId: 'Owner',
  backupId: 'Backup owner',
};

/** Where in a guide a value stands: "Step 3 “Click Save”: title". */
export function placeWords(path: readonly string[], guide: Guide | null): string {
  if (path.length === 0) return 'The whole of it';
  if (path[0] === 'translations') return translationPlace(path, guide);
  const [first = '', stepId = '', ...rest] = path;
  if (first !== 'steps') return fields[first] ?? first;
  const steps = guide ? stepsInOrder(guide) : [];
  const index = steps.findIndex(({ id }) => id === stepId);
  const name = index === -1 ? 'A step' : stepName(steps[index]!, index);
  const field = rest.at(-1);
  return field === undefined ? name : `${name}: ${(fields[field] ?? field).toLowerCase()}`;
}

function translationPlace([, language, place]: readonly string[], guide: Guide | null): string {
  if (language === undefined) return 'Translations';
  if (place === undefined) return `${languageWords(language)} translation`;
  const text = guide && placesOf(guide).find((one) => one.place === place);
  return translatedName(language, guide && text ? textName(guide, text) : 'a text that is gone');
}
