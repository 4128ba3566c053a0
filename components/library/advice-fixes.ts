import type { Guide, Step } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { isPrivate, privateText } from '#lib/model/private-text.ts';
import { asKind, kindOf } from '#lib/model/step-kind.ts';
import { withoutAddresses } from '#lib/model/text-pictures.ts';
import { addStep, editStep } from './edit-steps.ts';

export const titleMost = 120;
const moreMost = 4000;

/** Without the hashes of its pictures, which are nobody's numbers. */
export const isPersonal = (text: string): boolean => isPrivate(withoutAddresses(text));

/** The step with a title that can be read at a glance, and the rest of it in its text. Null where it cannot be cut. */
export function shortened(step: Step): Step | null {
  const title = headOf(step.title.trim());
  if (title === null) return null;
  const rest = step.title
    .trim()
    .slice(title.length)
    .replace(/^[\s,;:、，；：]+/, '');
  const text = [rest, step.text].filter((words) => words.trim()).join('\n\n');
  return text.length > moreMost ? null : { ...step, title: title.replace(/[\s,;:、，；：]+$/, ''), text };
}

/** The whole sentences that come first, or what is said up to a comma, or at least whole words. */
function headOf(title: string): string | null {
  const head = title.slice(0, titleMost);
  for (const end of [/[.!?](?=\s)|[。！？]/g, /[,;:](?=\s)|[、，；：]/g, /\s/g]) {
    const heads = Array.from(head.matchAll(end), ({ index, 0: sign }) => head.slice(0, index + sign.length));
    const whole = heads.findLast(isWhole);
    if (whole) return whole;
  }
  return null;
}

/** Nothing that is bold, a link or code is cut in two. */
function isWhole(text: string): boolean {
  const count = (sign: string) => text.split(sign).length - 1;
  return ['**', '`'].every((sign) => count(sign) % 2 === 0) && count('[') === count(']') && count('(') === count(')');
}

/** The text with nothing in it that belongs to somebody. A link there keeps its words. */
export function withoutPersonal(text: string): string {
  if (!isPersonal(text)) return text;
  return text
    .replace(/\[([^\]]*)\]\(([^)\s]+)\)/g, (link, words: string, to: string) => (isPersonal(to) ? words : link))
    .split(/(picture:[0-9a-f]{64}\b)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(privateText, inWords)))
    .join('');
}

function inWords(found: string): string {
  const [, before, , after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(found)!;
  return `${before}${/[@%]/.test(found) ? '(an address)' : '(a number)'}${after}`;
}

/** The guide's own words without what belongs to somebody. */
export function guideWithoutPersonal(guide: Guide): Guide {
  const { title, description, text } = guide;
  return { ...guide, title: within(title, 200), description: within(description, 2000), text: within(text, 50_000) };
}

/** What would be too long to be saved without it stays as it is. */
function within(text: string, most: number): string {
  const clean = withoutPersonal(text);
  return clean.length > most ? text : clean;
}

export function stepWithoutPersonal(step: Step): Step {
  return { ...step, title: within(step.title, 300), text: within(step.text, moreMost) };
}

export function translationWithoutPersonal(guide: Guide, language: string): Guide {
  const said = guide.translations?.[language] ?? {};
  const cleaned = Object.entries(said).map(([place, one]) => [place, { ...one, text: withoutPersonal(one.text) }]);
  return { ...guide, translations: { ...guide.translations, [language]: Object.fromEntries(cleaned) } };
}

/** The last step asks whether the goal is reached, where nothing is lost by that; otherwise a new one does. */
export function withGoal(guide: Guide, id: string): Guide {
  const last = stepsInOrder(guide).at(-1);
  if (!last) return guide;
  if (mayBeGoal(last)) return editStep(guide, last.id, (step) => asKind(step, 'check'));
  return addStep(guide, last.id, id, { kind: 'check' });
}

/** It is only looked at as it is, and leads nowhere else. */
export function mayBeGoal(step: Step): boolean {
  return kindOf(step) === 'read' && step.target !== null;
}
