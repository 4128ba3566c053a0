import { boxOf } from '#lib/frames/frames.ts';
import { onNotice } from '#lib/messages/notices.ts';
import type { Rect } from '#lib/model/recording.ts';
import { pickOnce } from './pick-once.tsx';
import type { OpenEyes } from './eyes.ts';
import { nameFor } from './pointing.tsx';
import { reviewMasks } from './review-masks.tsx';
import type { Stage } from './stage.ts';

type Masks = Pick<OpenEyes, 'covering' | 'uncover'>;

/** Point at the element that a step means from now on; what its picture hides is shown before it is taken. */
export function pickStep(around: Stage, masks: Masks, step: string, isToldAround = false): true {
  const left = new AbortController();
  const stage: Stage = { ...around, signal: AbortSignal.any([around.signal, left.signal]) };
  onNotice(({ notice }) => void (notice === 'step:left' && left.abort()), stage.signal);
  const { eyes } = stage;
  const { covering, uncover } = masks;
  const nameOf = (element: Element): string => nameFor(stage, element);
  return pickOnce(stage, {
    heading: 'Another element',
    clicking: `Click to have “${step}” point to`,
    asking: `Click what “${step}” is about. Esc leaves it as it was.`,
    actionable: eyes.actionable,
    nameOf,
    isToldAround,
    onLeave: () => void stage.ask('step:leave', {}).catch(() => undefined),
    async keep(element) {
      // All of it now: while the masks are looked at the page may change.
      const target = eyes.describe(element);
      const name = nameOf(element).slice(0, 200);
      const url = address();
      const uncovered = await reviewMasks(stage, covering);
      if (uncovered === 'back') return void pickStep(around, masks, step, isToldAround);
      const frame = uncovered && address() === url ? comeTo(element) : null;
      uncover(uncovered ?? new Map());
      try {
        await stage.ask('step:retarget', { url, target, name, frame, glimpse: frame && eyes.glimpse(element) });
      } finally {
        uncover(new Map());
      }
    },
  });
}

const address = (): string => location.href.slice(0, 4000);

/** Where it is, in sight; null where it is not on the page any more. */
function comeTo(element: Element): Rect | null {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { x, y, width, height } = boxOf(element);
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
