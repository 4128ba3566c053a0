import { effect, untracked } from '@preact/signals-core';
import { eachWindow } from '#lib/frames/each-window.ts';
import { isInPage } from '#lib/frames/frames.ts';
import type { PlayableStep } from '#lib/model/playable.ts';
import type { SpokenTarget } from '#lib/model/target.ts';
import { advanceOn, type Heard } from './advance-on.ts';
import { after } from './after.ts';
import { mayLack } from './passing.ts';
import { type Barred, type Found, type Inside, isAnywhere, type Player, thingOf } from './player.ts';

/** Finds a target and says so again whenever that changes; null while it is not there. */
export type Await = (
  target: SpokenTarget,
  page: Document,
  onChange: (found: Found | null) => void,
  signal: AbortSignal,
) => void;

/** The same, also where the target may lie in a frame of another site. */
export type AwaitAnywhere = (
  target: SpokenTarget,
  page: Document,
  onChange: (found: Found | Barred | null) => void,
  signal: AbortSignal,
) => void;

/**
 * A page is given a second before anything is said, and eight before it is said that something is missing; three where
 * that is nothing to be said.
 */
export const patience = { slowMs: 1_000, lackMs: 3_000, missingMs: 8_000 };

/** Play in this page until the signal aborts: await each step's element, hear the reader do it, move on. */
export function play(
  player: Player,
  page: Document,
  awaitTarget: AwaitAnywhere,
  signal: AbortSignal,
  times = patience,
): void {
  during(signal, (ends) => {
    const step = player.step.value;
    void player.attempt.value;
    const isElsewhere = player.isElsewhere.value;
    if (step?.target && !isElsewhere) awaitTarget(step.target, page, (found) => settled(player, found), ends);
  });

  during(signal, (ends) => {
    void player.attempt.value;
    if (player.phase.value !== 'waiting') return;
    after(times.slowMs, player.slow, ends);
    const step = player.step.value;
    after(step && mayLack(step) ? times.lackMs : times.missingMs, player.giveUp, ends);
  });

  // Nothing is found in a page that is not to be seen, so nothing is decided there either.
  during(signal, (ends) => {
    if (!player.passing.value) return;
    if (page.hidden) page.addEventListener('visibilitychange', player.retry, { signal: ends });
    else untracked(player.pass);
  });

  // Who is done with a field often says so only by doing the next thing: so that is listened for at the same time.
  during(signal, (ends) => {
    const step = player.step.value;
    const next = player.following.value;
    const mayLeadOn = step && (step.untilNext || mayLack(step)) && player.isNextHere.value;
    if (!(mayLeadOn || step?.advanceOn === 'input') || !next?.target || player.isElsewhere.value) return;
    awaitTarget(next.target, page, (found) => untracked(() => player.lookAhead(found)), ends);
  });

  during(signal, (ends) => {
    const at = player.index.value;
    const next = player.following.value;
    const ahead = player.ahead.value;
    if (!next || !ahead || !/click|press|input|drag/.test(next.advanceOn)) return;
    const isOneClick = next.advanceOn !== 'press' && thingOf(ahead) === (player.inside.value ?? player.element.value);
    const isAlike = (other: Element): boolean => ahead.isAlike?.(other) === true;
    if (!isOneClick) hear(next, ahead, { onAdvance: () => player.goTo(at + 2), isAlike }, ends);
  });

  during(signal, (ends) => {
    const step = player.step.value;
    const inside = player.inside.value;
    const element = player.element.value;
    if (!step || player.isElsewhere.value) return;
    const isEnterNext = isEnter(player.following.value);
    const { typed: onTyping, isAlike } = player;
    const at = player.index.peek();
    const onAdvance = (): void => {
      // A press that ends late may find that the step is done already.
      if (player.index.peek() !== at) return;
      player.confirm();
      player.next();
    };
    const heard: Heard = { onAdvance, onTyping, isAlike, isEnterNext, lasting: signal };
    if (element) hear(step, { element, inside }, heard, ends);
    else if (isAnywhere(step))
      eachWindow(
        page,
        ({ document: { documentElement } }, until) => advanceOn(step, documentElement, heard, until),
        ends,
      );
  });
}

type Where = Pick<Found, 'element'> & { inside?: Inside | null };

function hear(step: PlayableStep, { element, inside }: Where, heard: Heard, signal: AbortSignal): void {
  if (inside) inside.hear(step, heard, signal);
  else advanceOn(step, element, heard, signal);
}

function isEnter(step: PlayableStep | null): boolean {
  return step?.advanceOn === 'press' && (step.keys ?? 'Enter') === 'Enter';
}

/** Finders may answer at once or for an element that is already on its way out; both are told apart here. */
function settled(player: Player, found: Found | Barred | null): void {
  const isGone = found && found.outcome !== 'barred' && !isInPage(found.element);
  untracked(() => player.look(isGone ? null : found));
}

/** An effect whose work of the last time is ended before it works again. */
function during(signal: AbortSignal, work: (ends: AbortSignal) => void): void {
  const stop = effect(() => {
    const ends = new AbortController();
    work(ends.signal);
    return () => ends.abort();
  });
  signal.addEventListener('abort', stop);
}
