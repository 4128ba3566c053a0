import { PickerHint } from '#components/overlay/PickerHint.tsx';
import { Problem } from '#lib/model/problem.ts';
import { point } from './pointing.tsx';
import type { Stage } from './stage.ts';

interface Wanted {
  heading: string;
  /** What a click does, before what the element is called. */
  clicking: string;
  asking: string;
  actionable(element: Element): Element;
  nameOf(element: Element): string;
  /** The page around this frame says already what to do. */
  isToldAround?: boolean;
  /** The person would rather not. */
  onLeave?(): void;
  /** Nothing of ours is on the page by then. */
  keep(element: Element): Promise<unknown>;
}

/** Point at one element. Where it could not be kept, the hint says why and it may be pointed at again. */
export function pickOnce(stage: Stage, wanted: Wanted, problem = ''): true {
  const whole = new AbortController();
  const { signal } = whole;
  const overlay = stage.open(signal);
  const leave = (): void => whole.abort();
  stage.signal.addEventListener('abort', leave, { signal });
  const { heading, clicking, asking, actionable, nameOf, keep, onLeave, isToldAround } = wanted;
  const giveUp = (): void => {
    leave();
    onLeave?.();
  };
  const hint = (name: string) =>
    (!isToldAround || problem) && (
      <PickerHint heading={heading} name={name} clicking={clicking} asking={problem || asking} onCancel={giveUp} />
    );
  const onPick = (element: Element): void => {
    leave();
    void keep(element).catch((error: unknown) => {
      pickOnce(stage, wanted, error instanceof Problem ? error.message : 'That did not work. Click it once more.');
    });
  };
  const ring = overlay.show(() => <div class="pick-ring" />, { level: 0 }, signal);
  point(stage, { overlay, ring, hint, actionable, nameOf, onPick, onLeave: giveUp }, signal);
  return true;
}
