import { effect, signal as value } from '@preact/signals-core';
import { PictureSource } from '#components/library/RichText.tsx';
import { Beacon } from '#components/overlay/Beacon.tsx';
import { Tip } from '#components/overlay/Tip.tsx';
import type { PlayableGuide } from '#lib/model/playable.ts';
import type { Layer } from '#lib/overlay/layer.ts';
import type { Await } from '#lib/player/play.ts';
import { TipOpening } from '#lib/player/tip-opening.ts';
import { flagPart } from './flag-part.tsx';
import type { Stage } from './stage.ts';

/** A beacon for as long as the element of the tip is there for sure; a dot at the wrong field is worse than none. */
export function showBeacon(guide: PlayableGuide, stage: Stage, awaitTarget: Await, signal: AbortSignal): void {
  const target = guide.steps[0]?.target;
  let layers: { attach(element: Element): void; hide(): void } | null = null;
  if (!target) return;
  awaitTarget(
    target,
    document,
    (found) => {
      if (found?.outcome !== 'found') return layers?.hide();
      layers ??= drawBeacon(guide, stage, signal);
      layers.attach(found.element);
      stage.tellLabel(guide.id, guide.steps[0]!, found.element);
    },
    signal,
  );
}

function drawBeacon(guide: PlayableGuide, stage: Stage, signal: AbortSignal) {
  const { overlay } = stage;
  const opening = new TipOpening();
  const flagging = stage.flagging(guide.id, signal);
  const id = `tip-${guide.id}`;
  const hold = { onEnter: opening.enter, onLeave: opening.leave, onFocus: opening.focus, onBlur: opening.blur };
  const at = value<Element | null>(null);

  const report = (): void => flagging.open(guide.steps[0]?.id ?? null, stage.trace(guide.steps[0]?.target));
  const close = (): void => {
    if (overlay.hasFocus(tip)) beacon.element.querySelector('button')?.focus({ preventScroll: true });
    flagging.close();
    opening.close();
  };
  const beacon: Layer = overlay.show(
    () => <Beacon guide={guide} id={id} isOpen={opening.isOpen.value} {...hold} onPress={opening.press} />,
    { level: 1, onEscape: close },
    signal,
  );
  const tip: Layer = overlay.show(
    () => (
      <PictureSource.Provider value={stage.picture}>
        <Tip guide={guide} id={id} flag={flagPart(flagging)} {...hold} onFlag={report} />
      </PictureSource.Provider>
    ),
    { level: 3, onEscape: close },
    signal,
  );
  const stop = effect(() => {
    const isBeingReported = /writing|sending/.test(flagging.state.value.kind);
    const element = at.value;
    const isWanted = opening.isOpen.value || isBeingReported;
    if (element && isWanted) tip.attach(element, 'beside');
    else tip.rest('hidden');
  });
  signal.addEventListener('abort', stop);

  // The browser knows one popover per element as the next place of the keyboard, and there are two.
  beacon.element.addEventListener(
    'keydown',
    (event) => {
      const inside = tip.element.querySelector<HTMLElement>('button, a');
      if (event.key !== 'Tab' || event.shiftKey || !opening.isOpen.peek() || !inside) return;
      event.preventDefault();
      inside.focus();
    },
    { signal },
  );

  return {
    attach(found: Element): void {
      at.value = found;
      beacon.attach(found, 'corner');
    },
    hide(): void {
      close();
      at.value = null;
      beacon.rest('hidden');
    },
  };
}
