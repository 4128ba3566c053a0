import type { Advance, Step } from './guide.ts';
import { titleAs } from './kind-words.ts';

/**
 * Beside something to do or to read: left out where its element is missing, a fork that leads elsewhere where its element
 * is seen, the question whether the goal is reached, or scrolling, which is over once the next element is in the page.
 */
export type SpecialKind = 'optional' | 'branch' | 'check' | 'scroll';

/** Those that how it stands with their own element decides. */
export type PassingKind = Exclude<SpecialKind, 'scroll'>;

/** What a step is for its author; each step is exactly one of these. */
export type StepKind = 'act' | 'read' | SpecialKind;

const specials: readonly SpecialKind[] = ['optional', 'branch', 'check', 'scroll'];

/** A document may hold a word of a newer version: that says nothing to this one. */
export function specialOf({ kind }: Pick<Step, 'kind'>): SpecialKind | null {
  return specials.find((special) => special === kind) ?? null;
}

export function kindOf(step: Pick<Step, 'kind' | 'action'>): StepKind {
  return specialOf(step) ?? (step.action === 'read' ? 'read' : 'act');
}

/**
 * The step as one of another kind. What is only looked at is read, so that a client who knows no kinds shows its words
 * and a Next; what was only looked at is clicked where it is to be done.
 */
export function asKind(step: Step, kind: StepKind): Step {
  const left = step.kind === 'scroll' ? without(step, 'kind', 'untilNext') : without(step, 'kind', 'goTo');
  const plain = { ...left, title: titleAs(kind, step.title) };
  const clicked: Step = { ...plain, action: 'click', advanceOn: clickOr(step) };
  if (kind === 'optional') return { ...(isLookedAt(step) ? clicked : plain), kind };
  if (kind === 'act') return step.action === 'read' ? clicked : plain;
  if (kind === 'read') return { ...plain, action: 'read', advanceOn: 'next' };
  if (kind === 'scroll') return { ...plain, ...scrolling };
  const seen: Step = { ...without(plain, 'untilNext'), kind, action: 'read', advanceOn: 'next' };
  return { ...seen, ...(kind === 'branch' && step.goTo && { goTo: step.goTo }) };
}

/** Nothing is done there, although it is no step to read. */
function isLookedAt(step: Step): boolean {
  const special = specialOf(step);
  return special !== null && special !== 'optional';
}

/** A client who knows no such kind says so, too, and goes on once the next element has come. */
export const scrolling = { kind: 'scroll', action: 'read', advanceOn: 'next', untilNext: true } as const;

const clickOr = ({ target }: Step): Advance => (target ? 'click' : 'next');

/** Where a branch leads, among the steps in their order; null where that step is no longer there. */
export function goToIndex(step: Pick<Step, 'kind' | 'goTo'>, steps: readonly Pick<Step, 'id'>[]): number | null {
  const index = specialOf(step) === 'branch' ? steps.findIndex(({ id }) => id === step.goTo) : -1;
  return index === -1 ? null : index;
}

export function withGoTo(step: Step, goTo: string | null): Step {
  return { ...without(step, 'goTo'), ...(goTo && { goTo }) };
}

/** What leads on from a step that is done or read: something heard, or the next element's appearing. */
export type WayOn = Advance | 'until-next';

export function wayOnOf({ advanceOn, untilNext }: Pick<Step, 'advanceOn' | 'untilNext'>): WayOn {
  return untilNext ? 'until-next' : advanceOn;
}

export function withWayOn(step: Step, way: WayOn): Step {
  if (way === 'until-next') return { ...step, advanceOn: 'next', untilNext: true };
  return { ...without(step, 'untilNext'), advanceOn: way };
}

function without(step: Step, ...keys: ('kind' | 'goTo' | 'untilNext')[]): Step {
  const rest = { ...step };
  for (const key of keys) delete rest[key];
  return rest;
}
