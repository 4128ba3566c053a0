import { boxOf } from '#lib/frames/frames.ts';
import { pickOnce } from './pick-once.tsx';
import type { OpenEyes } from './eyes.ts';
import { nameFor } from './pointing.tsx';
import { reviewMasks } from './review-masks.tsx';
import type { Stage } from './stage.ts';

type Masks = Pick<OpenEyes, 'covering' | 'uncover'>;

/** Point at the element that a step means from now on; what its picture hides is shown before it is taken. */
export function pickStep(stage: Stage, { covering, uncover }: Masks, step: string): true {
  const { eyes } = stage;
  const nameOf = (element: Element): string => nameFor(stage, element);
  return pickOnce(stage, {
    heading: 'Another element',
    clicking: `Click to have “${step}” point to`,
    asking: `Click what “${step}” is about. Esc leaves it as it was.`,
    actionable: eyes.actionable,
    nameOf,
    async keep(element) {
      // Described now: while the masks are looked at the page may change.
      const target = eyes.describe(element);
      const name = nameOf(element).slice(0, 200);
      const uncovered = await reviewMasks(stage, covering);
      if (!uncovered) return;
      uncover(uncovered);
      const { x, y, width, height } = boxOf(element);
      const frame = { x, y, width, height };
      const url = location.href.slice(0, 4000);
      try {
        await stage.ask('step:retarget', { url, target, name, frame, glimpse: eyes.glimpse(element) });
      } finally {
        uncover(new Set());
      }
    },
  });
}
