import { boxOf } from '#lib/frames/frames.ts';
import { pickOnce } from './pick-once.tsx';
import { nameFor } from './pointing.tsx';
import type { Stage } from './stage.ts';

/** Point at the element that a step means from now on. */
export function pickStep(stage: Stage, step: string): true {
  const { eyes } = stage;
  const nameOf = (element: Element): string => nameFor(stage, element);
  return pickOnce(stage, {
    heading: 'Another element',
    clicking: `Click to have “${step}” point to`,
    asking: `Click what “${step}” is about. Esc leaves it as it was.`,
    actionable: eyes.actionable,
    nameOf,
    keep(element) {
      const { x, y, width, height } = boxOf(element);
      return stage.ask('step:retarget', {
        url: location.href.slice(0, 4000),
        target: eyes.describe(element),
        name: nameOf(element).slice(0, 200),
        frame: { x, y, width, height },
        glimpse: eyes.glimpse(element),
      });
    },
  });
}
