import type { Step } from '#lib/model/guide.ts';
import { goToIndex, specialOf } from '#lib/model/step-kind.ts';

/** What a person has to know of a step who reads it without the player; empty for a step that is simply done. */
export function stepNote(step: Step, steps: readonly Step[]): string {
  const goTo = goToIndex(step, steps);
  switch (specialOf(step)) {
    case 'optional':
      return 'Only if it is there. If not, go on with the next step.';
    case 'branch':
      return goTo === null ? '' : `If you see it, go on with step ${goTo + 1}. If not, go on with the next step.`;
    case 'check':
      return 'You have reached it when you see this.';
    case 'scroll':
      return 'Only if you do not see it yet.';
    case null:
      return step.untilNext ? 'Go on once you see what the next step is about.' : '';
  }
}
