import type { SpecialKind, Step } from './guide.ts';

/** What a step is for its author; each step is exactly one of these. */
export type StepKind = 'act' | 'read' | SpecialKind;

/** A document may hold a word of a newer version: that says nothing to this one. */
export function specialOf({ kind }: Pick<Step, 'kind'>): SpecialKind | null {
  return kind === 'optional' || kind === 'branch' || kind === 'check' ? kind : null;
}

export function kindOf(step: Pick<Step, 'kind' | 'action'>): StepKind {
  return specialOf(step) ?? (step.action === 'read' ? 'read' : 'act');
}

/**
 * The step as one of another kind. What is only looked at is read, so that a client who knows no kinds shows its words
 * and a Next.
 */
export function asKind({ kind: _, goTo, ...step }: Step, kind: StepKind): Step {
  if (kind === 'optional') return { ...step, kind };
  if (kind === 'act') {
    const isToDo = step.action !== 'read';
    return isToDo ? step : { ...step, action: 'click', advanceOn: step.target ? 'click' : 'next' };
  }
  const read: Step = { ...step, action: 'read', advanceOn: 'next' };
  if (kind === 'read') return read;
  return { ...read, kind, ...(kind === 'branch' && goTo && { goTo }) };
}

/** Where a branch leads, among the steps in their order; null where that step is no longer there. */
export function goToIndex(step: Pick<Step, 'kind' | 'goTo'>, steps: readonly Pick<Step, 'id'>[]): number | null {
  const index = specialOf(step) === 'branch' ? steps.findIndex(({ id }) => id === step.goTo) : -1;
  return index === -1 ? null : index;
}
