import { computed, createModel, signal } from '@preact/signals-core';
import type { PlayableStep, RunView } from '#lib/model/playable.ts';
import { addressOf, hasArrived, isOnPage, pagesOfStep } from '#lib/model/step-page.ts';

/**
 * Where a reader stands with the step: its element is awaited, shown, shown with doubt, given up on, belongs to
 * another page; or all steps are done.
 */
export type Phase = 'waiting' | 'showing' | 'unsure' | 'missing' | 'elsewhere' | 'done';

export interface Found {
  element: Element;
  outcome: 'found' | 'unsure';
  /** Is another element as good, such as the same button in another row? */
  isAlike?(other: Element): boolean;
}

/** Plays one guide: which step is shown, how it stands with it, and what is left. It does not touch the page. */
export const Player = createModel((run: RunView, startUrl: string) => {
  const { guide } = run;
  const count = guide.steps.length;
  const index = signal(Math.min(indexAt(run, startUrl), count));
  const url = signal(startUrl);
  const found = signal<Found | null>(null);
  /** Grows with "Try again" and whenever the page has to be looked at anew. */
  const attempt = signal(0);
  /** The next step's element, where it is already there. */
  const ahead = signal<Found | null>(null);
  const isSlow = signal(false);
  const hasGivenUp = signal(false);
  const hasTyped = signal(false);
  /** The reader says that this is the right page, whatever its address. */
  const isHere = signal(false);
  const refused = new Set<Element>();
  let confirmed: Element | null = null;

  const step = computed<PlayableStep | null>(() => guide.steps[index.value] ?? null);
  const pages = computed(() => pagesOfStep(guide, index.value));
  const isElsewhere = computed(() => !isHere.value && !isOnPage(pages.value, url.value));
  const phase = computed<Phase>(() => {
    if (!step.value) return 'done';
    if (isElsewhere.value) return isSlow.value ? 'elsewhere' : 'waiting';
    if (!step.value.target) return 'showing';
    if (found.value) return found.value.outcome === 'unsure' ? 'unsure' : 'showing';
    return hasGivenUp.value ? 'missing' : 'waiting';
  });
  const needsNext = computed(() => {
    const at = step.value;
    if (!at) return false;
    const mayArrive = at.advanceOn === 'navigate' && (at.page !== '' || guide.steps[index.value + 1] !== undefined);
    const isHeard = mayArrive || isAnywhere(at) || (at.target && !/^(next|navigate)$/.test(at.advanceOn));
    return !isHeard || hasTyped.value;
  });

  function look(match: Found | null): void {
    const isMeant = match && match.element === confirmed;
    found.value = match && refused.has(match.element) ? null : isMeant ? { ...match, outcome: 'found' } : match;
    if (found.value) isSlow.value = hasGivenUp.value = false;
  }
  function restart(): void {
    attempt.value += 1;
    found.value = null;
    isSlow.value = hasGivenUp.value = false;
  }
  function goTo(to: number): void {
    const target = Math.max(0, Math.min(to, count));
    if (target === index.value) return;
    const known = target === index.value + 1 ? ahead.value : null;
    refused.clear();
    confirmed = null;
    ahead.value = null;
    isHere.value = hasTyped.value = false;
    restart();
    index.value = target;
    look(known);
  }

  return {
    index: computed(() => index.value),
    step,
    following: computed<PlayableStep | null>(() => guide.steps[index.value + 1] ?? null),
    phase,
    needsNext,
    attempt: computed(() => attempt.value),
    isElsewhere,
    isSlow: computed(() => isSlow.value),
    url: computed(() => url.value),
    element: computed(() => found.value?.element ?? null),
    isAlike: (other: Element): boolean => found.peek()?.isAlike?.(other) ?? false,
    /** "2 of 5". */
    position: computed(() => ({ number: Math.min(index.value + 1, count), count })),
    /** Where to go for this step, if the address is known. */
    address: computed(() => addressOf(pages.value)),
    goTo,
    next: () => goTo(index.value + 1),
    back: () => goTo(index.value - 1),
    ahead: computed(() => ahead.value?.element ?? null),
    look,
    lookAhead: (match: Found | null) => void (ahead.value = match?.outcome === 'found' ? match : null),
    /** "Yes, here", said or done: whatever spoke against it, the reader knows better. */
    confirm(): void {
      confirmed = found.value?.element ?? null;
      look(found.value);
    },
    /** "Not this": the element is not taken again for this step. */
    refuse(): void {
      if (found.value) refused.add(found.value.element);
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
