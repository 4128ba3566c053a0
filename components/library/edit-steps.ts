import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Guide, Step } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { kindOf, withGoTo } from '#lib/model/step-kind.ts';
import { placeIn } from '#lib/model/translation.ts';
import {
  copyTranslations,
  dropTranslations,
  joinTranslations,
  moveTranslations,
  splitTranslations,
} from './step-translations.ts';

/** The guide with this step at another position. Steps keep the page they happen on, whatever is now before them. */
export function moveStep(guide: Guide, stepId: string, position: number): Guide {
  const before = stepsInOrder(guide);
  const from = before.findIndex((step) => step.id === stepId);
  const moved = before[from];
  const to = Math.max(0, Math.min(position, before.length - 1));
  if (!moved || from === to) return guide;
  const after = before.toSpliced(from, 1).toSpliced(to, 0, moved);
  return withSteps(guide, onSamePages(guide, before, withOrder(after, to)));
}

/** The guide without this step. */
export function deleteStep(guide: Guide, stepId: string): Guide {
  const before = stepsInOrder(guide);
  const after = before.filter((step) => step.id !== stepId);
  return after.length === before.length
    ? guide
    : dropTranslations(withSteps(guide, onSamePages(guide, before, after)), stepId);
}

export function changeStep(guide: Guide, stepId: string, change: Partial<Step>): Guide {
  return editStep(guide, stepId, (step) => ({ ...step, ...change }));
}

export function editStep(guide: Guide, stepId: string, edit: (step: Step) => Step): Guide {
  const step = guide.steps[stepId];
  return step ? { ...guide, steps: { ...guide.steps, [stepId]: edit(step) } } : guide;
}

/** A step to read and go on from, after that one; `id` is its name. */
export function addStep(guide: Guide, after: string, id: string, words: Partial<Step> = {}): Guide {
  const blank = { title: '', text: '', page: '', target: null, picture: null } as const;
  return insertAfter(guide, after, { id, order: '', action: 'read', advanceOn: 'next', ...blank, ...words });
}

/** The step once more, after itself. */
export function duplicateStep(guide: Guide, stepId: string, id: string): Guide {
  const step = guide.steps[stepId];
  return step ? copyTranslations(insertAfter(guide, stepId, { ...step, id, page: '' }), stepId, id) : guide;
}

/**
 * One step of this and the next: it says and does what one of them did, the other's words go into its text. A click into
 * a field and the typing there are such a pair.
 */
export function mergeWithNext(guide: Guide, stepId: string): Guide {
  const steps = stepsInOrder(guide);
  const at = steps.findIndex(({ id }) => id === stepId);
  const [first, next] = [steps[at], steps[at + 1]];
  if (!first || !next) return guide;
  const does = isDoneIn(next, first) ? next : first;
  const titled = [does, first, next].find(({ title }) => title.trim()) ?? does;
  const words = [first, next]
    .flatMap(({ id, title, text }) => [
      { place: placeIn(id, 'title'), source: title === titled.title ? '' : title },
      { place: placeIn(id, 'text'), source: id === next.id && text === first.text ? '' : text },
    ])
    .filter(({ source }) => source.trim());
  const { id, order, page } = first;
  const picture = does.picture ?? first.picture ?? next.picture;
  const text = joined(words.map(({ source }) => source));
  const merged: Step = { ...does, id, order, title: titled.title, page, picture, text };
  const joinedWords = joinTranslations(guide, words, stepId, joined);
  const translated = moveTranslations(joinedWords, placeIn(titled.id, 'title'), placeIn(stepId, 'title'));
  const rest = deleteStep({ ...translated, steps: { ...guide.steps, [stepId]: merged } }, next.id);
  return withBranchesTo(rest, next.id, stepId);
}

/** The later one is what is done, unless it is only to be read or has no element. */
function isDoneIn(next: Step, first: Step): boolean {
  return next.target !== null && (kindOf(next) !== 'read' || first.target === null);
}

/** What led to a step that is now part of another leads there; none leads to itself. */
function withBranchesTo(guide: Guide, gone: string, stepId: string): Guide {
  const steps = stepsInOrder(guide).map((step) =>
    step.goTo === gone ? withGoTo(step, step.id === stepId ? null : stepId) : step,
  );
  return withSteps(guide, steps);
}

const textMost = 4000;
const joined = (texts: string[]): string =>
  texts
    .filter((text) => text.trim())
    .join('\n\n')
    .slice(0, textMost);

/** What a step says beside its title becomes a step to read, after it. */
export function splitStep(guide: Guide, stepId: string, id: string): Guide {
  const step = guide.steps[stepId];
  if (!step?.text.trim()) return guide;
  const isTitled = titled(step.text).title.length <= 300;
  const split = (text: string) => (isTitled ? titled(text) : { title: '', text: text.trim() });
  const emptied = changeStep(guide, stepId, { text: '' });
  const after = addStep(emptied, stepId, id, { ...split(step.text), picture: step.picture });
  return splitTranslations(after, stepId, id, split);
}

/** The first line is what the rest is about. */
function titled(words: string): Pick<Step, 'title' | 'text'> {
  const [title = '', ...rest] = words.trim().split('\n');
  return { title, text: rest.join('\n').trim() };
}

function insertAfter(guide: Guide, stepId: string, step: Step): Guide {
  const before = stepsInOrder(guide);
  const at = before.findIndex(({ id }) => id === stepId) + 1;
  return withSteps(guide, withOrder(before.toSpliced(at, 0, step), at));
}

function withSteps(guide: Guide, steps: Step[]): Guide {
  return { ...guide, steps: Object.fromEntries(steps.map((step) => [step.id, step])) };
}

/** One new key is enough, unless two neighbours have the same: then there is nothing between them. */
function withOrder(steps: Step[], moved: number): Step[] {
  const left = steps[moved - 1]?.order ?? null;
  const right = steps[moved + 1]?.order ?? null;
  if (left === null || right === null || left < right) {
    const order = generateKeyBetween(left, right);
    return steps.map((step, index) => (index === moved ? { ...step, order } : step));
  }
  const orders = generateNKeysBetween(null, null, steps.length);
  return steps.map((step, index) => ({ ...step, order: orders[index]! }));
}

function onSamePages(guide: Guide, before: Step[], after: Step[]): Step[] {
  const pageOf = new Map<string, string>();
  let page = '';
  for (const step of before) pageOf.set(step.id, (page = step.page || page));
  let current = '';
  return after.map((step) => {
    const own = pageOf.get(step.id) || (current ? (guide.pages[0] ?? '') : '');
    const kept = (step.page || current) === own ? step : { ...step, page: own };
    current = kept.page || current;
    return kept;
  });
}
