import { computed, createModel, signal } from '@preact/signals-core';
import type { PlayableStep, RunView } from '#lib/model/playable.ts';
import { addressOf, hasArrived, isOnPage, pagesOfStep } from '#lib/model/step-page.ts';
import type { Heard } from './advance-on.ts';
import { afterPassing, mayLack, passingOf, type Passed } from './passing.ts';

/**
 * Where a reader stands with the step: its element is awaited, shown, shown with doubt, given up on, kept from us, belongs
 * to another page; or all steps are done.
 */
export type Phase = 'waiting' | 'showing' | 'unsure' | 'missing' | 'barred' | 'elsewhere' | 'done';

export interface Found {
  element: Element;
  outcome: 'found' | 'unsure';
  /** Is another element as good, such as the same button in another row? */
  isAlike?(other: Element): boolean;
  /** What is meant lies in `element`, a frame that only a script of ours in there can look into. */
  inside?: Inside;
}

/** What that script knows of an element, and does with it. One for each element, as long as it is there. */
export interface Inside {
  /** Where it is now in the top window, as much as its frame shows; without width or height where that is nothing. */
  box(): DOMRect;
  hear(step: Pick<PlayableStep, 'advanceOn' | 'keys'>, heard: Heard, signal: AbortSignal): void;
  bringIntoView(): void;
}

/** It lies in a frame of another site, in which no script of ours answers. The site, where that can be known. */
export interface Barred {
  outcome: 'barred';
  site: string | null;
}

/** Two are the same where this is. */
export const thingOf = ({ element, inside }: Found): Element | Inside => inside ?? element;

/** Plays one guide: which step is shown, how it stands with it, and what is left. It does not touch the page. */
export const Player = createModel((run: RunView, startUrl: string) => {
  const { guide } = run;
  const count = guide.steps.length;
  const index = signal(Math.min(indexAt(run, startUrl), count));
  const url = signal(startUrl);
  const found = signal<Found | null>(null);
  const barred = signal<Barred | null>(null);
  /** Grows with "Try again" and whenever the page has to be looked at anew. */
  const attempt = signal(0);
  /** The next step's element, where it is already there. */
  const ahead = signal<Found | null>(null);
  const isSlow = signal(false);
  const hasGivenUp = signal(false);
  const hasTyped = signal(false);
  /** The reader says that this is the right page, whatever its address. */
  const isHere = signal(false);
  /** The steps that led here by themselves since the reader did something. */
  const passed = signal<readonly Passed[]>([]);
  /** The reader came back to a step on purpose: it waits for them. */
  const isHeld = signal(false);
  const refused = new Set<Element | Inside>();
  /** Checks that were gone past although they were not reached. */
  const unreached = new Set(run.unreached);
  /** Where Back leads from a step that was come to past others. */
  const cameFrom = new Map<number, number>();
  let confirmed: Element | Inside | null = null;
  let wasAbsent = false;

  const step = computed<PlayableStep | null>(() => guide.steps[index.value] ?? null);
  const pages = computed(() => pagesOfStep(guide, index.value));
  const isElsewhere = computed(() => !isHere.value && !isOnPage(pages.value, url.value));
  const following = computed<PlayableStep | null>(() => guide.steps[index.value + 1] ?? null);
  const isNextHere = computed(
    () => following.value !== null && isOnPage(pagesOfStep(guide, index.value + 1), url.value),
  );
  const phase = computed<Phase>(() => {
    if (!step.value) return 'done';
    if (isElsewhere.value && !isSlow.value) return 'waiting';
    if (isElsewhere.value) return isNextHere.value && mayLack(step.value) ? 'missing' : 'elsewhere';
    // Whoever has to scroll sees so by themselves.
    if (!step.value.target || step.value.kind === 'scroll') return 'showing';
    if (found.value) return found.value.outcome === 'unsure' ? 'unsure' : 'showing';
    if (barred.value) return 'barred';
    const isPassedBy = isSlow.value && ahead.value !== null && mayLack(step.value);
    return hasGivenUp.value || isPassedBy ? 'missing' : 'waiting';
  });
  const passing = computed(() => {
    const isOnceMore = passed.value.some((one) => one.index === index.value);
    return !step.value || isHeld.value || isOnceMore ? null : passingOf(step.value, index.value, phase.value);
  });
  const needsNext = computed(() => {
    const at = step.value;
    if (!at) return false;
    const mayArrive = at.advanceOn === 'navigate' && (at.page !== '' || guide.steps[index.value + 1] !== undefined);
    const isHeard = mayArrive || isAnywhere(at) || (at.target && !/^(next|navigate)$/.test(at.advanceOn));
    return !isHeard || hasTyped.value;
  });

  function look(seen: Found | Barred | null): void {
    barred.value = seen?.outcome === 'barred' ? seen : null;
    const match = seen?.outcome === 'barred' ? null : seen;
    const isMeant = match && thingOf(match) === confirmed;
    found.value = match && refused.has(thingOf(match)) ? null : isMeant ? { ...match, outcome: 'found' } : match;
    if (found.value) isSlow.value = hasGivenUp.value = false;
  }
  function restart(): void {
    attempt.value += 1;
    found.value = barred.value = null;
    isSlow.value = hasGivenUp.value = false;
  }
  const backFrom = (from: number): number => cameFrom.get(from) ?? from - 1;
  function move(to: number, isBack = false): void {
    const target = Math.max(0, Math.min(to, count));
    if (target === index.value) return;
    const known = target === index.value + 1 ? ahead.value : null;
    refused.clear();
    confirmed = null;
    ahead.value = null;
    isHere.value = hasTyped.value = wasAbsent = false;
    isHeld.value = isBack;
    restart();
    index.value = target;
    look(known);
  }
  /** What a reader does or asks for. */
  function goTo(to: number): void {
    if (to > index.value) {
      if (step.value?.kind === 'check') unreached[phase.value === 'showing' ? 'delete' : 'add'](index.value);
      cameFrom.delete(to);
    }
    passed.value = [];
    move(to);
  }
  /** By itself: Back does not lead to what was gone past. */
  function skip(to: number): void {
    cameFrom.set(to, backFrom(index.value));
    move(to);
  }
  function goBackTo(to: number): void {
    passed.value = [];
    move(to, true);
  }

  return {
    index: computed(() => index.value),
    step,
    following,
    isNextHere,
    phase,
    needsNext,
    attempt: computed(() => attempt.value),
    isElsewhere,
    isSlow: computed(() => isSlow.value),
    url: computed(() => url.value),
    element: computed(() => found.value?.element ?? null),
    inside: computed(() => found.value?.inside ?? null),
    /** The site that the step's element is kept from us by. */
    barredBy: computed(() => barred.value?.site ?? null),
    isAlike: (other: Element): boolean => found.peek()?.isAlike?.(other) ?? false,
    /** "2 of 5". */
    position: computed(() => ({ number: Math.min(index.value + 1, count), count })),
    /** Where to go for this step, if the address is known. */
    address: computed(() => addressOf(pages.value)),
    goTo,
    next: () => goTo(index.value + 1),
    hasBack: computed(() => backFrom(index.value) >= 0),
    back: () => goBackTo(backFrom(index.value)),
    goBackTo,
    passed: computed(() => passed.value),
    passing,
    /** Go on from a step that decides itself where to. */
    pass(): void {
      const at = passing.value;
      if (!at) return;
      const to = afterPassing(step.value!, at);
      // Nor were those that are left out on the way.
      for (let left = at.index; left < to; left += 1) unreached.delete(left);
      passed.value = [...passed.value, at];
      skip(to);
    },
    /** The checks that were not reached, in order; what a newer revision has there instead is none. */
    unreached: (): number[] =>
      guide.steps.flatMap(({ kind }, at) => (kind === 'check' && unreached.has(at) ? [at] : [])),
    ahead: computed(() => ahead.value),
    look,
    lookAhead(match: Found | Barred | null): void {
      ahead.value = match?.outcome === 'found' ? match : null;
      if (ahead.value && step.value?.kind === 'scroll' && !isHeld.value) skip(index.value + 1);
      else if (ahead.value && wasAbsent && step.value?.untilNext) goTo(index.value + 1);
      else wasAbsent = !ahead.value;
    },
    /** "Yes, here", said or done: whatever spoke against it, the reader knows better. */
    confirm(): void {
      confirmed = found.value && thingOf(found.value);
      look(found.value);
    },
    /** "Not this": the element is not taken again for this step. */
    refuse(): void {
      if (found.value) refused.add(thingOf(found.value));
      found.value = null;
      hasGivenUp.value = true;
    },
    retry(): void {
      refused.clear();
      restart();
    },
    lookHere(): void {
      restart();
      isHere.value = true;
    },
    slow: () => void (isSlow.value = true),
    giveUp: () => void (hasGivenUp.value = true),
    typed: () => void (hasTyped.value = true),
    /** The address changed. A step that was about going there is done by that. */
    arrive(at: string): void {
      const isAlready = hasArrived(guide, index.value, url.value);
      url.value = at;
      if (!isAlready) goTo(indexAt({ guide, index: index.value }, at));
    },
  };
});
export type Player = InstanceType<typeof Player>;

/** Keys are heard wherever the keyboard is, where a step does not say at which element. */
export function isAnywhere({ advanceOn, target, keys }: PlayableStep): boolean {
  return advanceOn === 'press' && target === null && keys !== undefined;
}

/** A page that loads belongs to the next step if the one before was about getting there, or cannot be done here. */
function indexAt({ guide, index }: Pick<RunView, 'guide' | 'index'>, url: string): number {
  const isLeaving = guide.steps[index]?.advanceOn === 'navigate' || !isOnPage(pagesOfStep(guide, index), url);
  return isLeaving && hasArrived(guide, index, url) ? index + 1 : index;
}
