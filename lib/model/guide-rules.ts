import type { Guide, Step } from './guide.ts';
import { withoutOwner } from './ownership.ts';
import { picturesInText } from './text-pictures.ts';

/** The steps as a reader meets them. Equal orders (two people inserted at once) fall back to the id, so all agree. */
export function stepsInOrder(guide: Guide): Step[] {
  return Object.values(guide.steps).sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An older state as the next edit of a guide: whether it is published, and whose it is, is for the present to say. */
export function asNextEdit(older: Guide, now: Guide): Guide {
  const { revision, isArchived, ownerId, backupId } = now;
  const owned = { ...(ownerId && { ownerId }), ...(backupId && { backupId }) };
  return { ...withoutOwner(older), ...owned, revision, isArchived, hasChanges: revision > 0 };
}

/** What of a guide can show pictures. */
export type Shown = Pick<Guide, 'text' | 'steps' | 'translations'>;

/** Hashes of all pictures a guide refers to, each once: those of its steps, and those that any of its texts names. */
export function picturesOf({ text, steps, translations = {} }: Shown): string[] {
  const pictures = Object.values(steps).flatMap((step) => step.picture?.sha256 ?? []);
  const said = Object.values(translations).flatMap((one) => Object.values(one));
  const texts = [
    text,
    ...Object.values(steps).flatMap((step) => [step.title, step.text]),
    ...said.map((one) => one.text),
  ];
  return [...new Set([...pictures, ...texts.flatMap(picturesInText)])];
}

/** Does a text say anything under its headings? */
function saysMore(text: string): boolean {
  return text.split('\n').some((line) => line.trim() !== '' && !/^ {0,3}#{1,6}(\s|$)/.test(line));
}

/** Why a guide cannot be published yet, in words for its author; null when it can. */
export function whyNotPublishable(guide: Guide): string | null {
  if (!guide.title.trim()) return 'Give it a title, so that colleagues can find it.';
  if (guide.pages.length === 0) return 'Say on which pages it belongs.';
  if (guide.kind === 'tip-sheet') return saysMore(guide.text) ? null : 'Write the text of the tip sheet.';
  const steps = stepsInOrder(guide);
  if (steps.length === 0) return 'Record at least one step.';
  if (guide.kind === 'tip' && !steps[0]?.text.trim()) return 'Write what the tip should say.';
  const blank = steps.findIndex((step) => !step.title.trim() && !step.text.trim());
  return blank === -1 ? null : `Step ${blank + 1} says nothing yet. Write what to do there.`;
}
