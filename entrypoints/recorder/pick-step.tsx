import { PickerHint } from '#components/overlay/PickerHint.tsx';
import { boxOf } from '#lib/frames/frames.ts';
import { Problem } from '#lib/model/problem.ts';
import { nameFor, point } from './pointing.tsx';
import type { Stage } from './stage.ts';

/**
 * Point at the element that a step means from now on. Nothing of ours is on the page when its picture is taken. Where it
 * could not be kept, the hint says why and the author may point again.
 */
export function pickStep(stage: Stage, step: string, problem = ''): true {
  const whole = new AbortController();
  const { signal } = whole;
  const overlay = stage.open(signal);
  const leave = (): void => whole.abort();
  stage.signal.addEventListener('abort', leave, { signal });
  const ring = overlay.show(() => <div class="pick-ring" />, { level: 0 }, signal);
  const hint = (name: string) => (
    <PickerHint
      heading="Another element"
      name={name}
      clicking={`Click to have “${step}” point to`}
      asking={problem || `Click what “${step}” is about. Esc leaves it as it was.`}
      onCancel={leave}
    />
  );
  const keep = (element: Element): void => {
    const { x, y, width, height } = boxOf(element);
    const target = stage.eyes.describe(element);
    const name = nameFor(stage, element).slice(0, 200);
    leave();
    const glimpse = stage.eyes.glimpse(element);
    const request = { url: location.href.slice(0, 4000), target, name, frame: { x, y, width, height }, glimpse };
    void stage.ask('step:retarget', request).catch((error: unknown) => {
      pickStep(stage, step, error instanceof Problem ? error.message : 'That did not work. Click it once more.');
    });
  };
  point(stage, { overlay, ring, hint, onPick: keep, onLeave: leave }, signal);
  return true;
}
