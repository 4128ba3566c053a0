import { signal as value } from '@preact/signals-core';
import type { RecordedStep } from '#lib/model/recording.ts';
import type { Eyes, Recording } from '#lib/recorder/record.ts';
import { betterNeighbour } from '#lib/target/better-neighbour.ts';

/** Longer than that nobody waits to hear that there is something better. */
const latestMs = 500;

/**
 * Looks for something better to point at than what was pressed, where that is weak, once the page has done what the
 * press was for. What is gone by then has no neighbours.
 */
export function watchOffers(describe: Eyes['describe'], retell: Recording['retell'], signal: AbortSignal) {
  /** The last step as it is, and as it would be of the better neighbour, or (taken) of the first choice. */
  const offer = value<{ now: RecordedStep; other: RecordedStep; isTaken: boolean } | null>(null);
  let latest: RecordedStep | null = null;
  let isSending = false;

  const look = (now: RecordedStep, element: Element): void => {
    const neighbour = now.target && element.isConnected && betterNeighbour(element, now.target, describe);
    if (!neighbour) return;
    const other = retell(now, neighbour);
    const { x, y } = element.getBoundingClientRect();
    if (!other.frame || !now.frame) return;
    // Where it was in the picture, which was taken at the press: the page may have moved since.
    const frame = { ...other.frame, x: other.frame.x + now.frame.x - x, y: other.frame.y + now.frame.y - y };
    offer.value = { now, other: { ...other, frame }, isTaken: false };
  };

  return {
    offer,
    /** Typing and choosing must be heard at the very field, so only of a click there may be something better. */
    consider(step: RecordedStep, element: Element): void {
      latest = step;
      offer.value = null;
      if (step.action !== 'click') return;
      const work = (): void => {
        if (step !== latest || signal.aborted) return;
        try {
          look(step, element);
        } catch {
          // A page may hold anything. Then nothing is offered.
        }
      };
      requestIdleCallback(work, { timeout: latestMs });
    },
    /** The other way round, once it is kept so. Null while that is under way already. */
    async swap<T>(keep: (step: RecordedStep) => Promise<T>): Promise<T | null> {
      const swapped = offer.value;
      if (!swapped || isSending) return null;
      isSending = true;
      try {
        const kept = await keep(swapped.other);
        if (offer.value === swapped) {
          offer.value = { now: swapped.other, other: swapped.now, isTaken: !swapped.isTaken };
        }
        return kept;
      } finally {
        isSending = false;
      }
    },
  };
}
