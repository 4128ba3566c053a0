import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Guide, Step } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';

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
  return after.length === before.length ? guide : withSteps(guide, onSamePages(guide, before, after));
}

export function changeStep(guide: Guide, stepId: string, change: Partial<Step>): Guide {
  const step = guide.steps[stepId];
  return step ? { ...guide, steps: { ...guide.steps, [stepId]: { ...step, ...change } } } : guide;
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
