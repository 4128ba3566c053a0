import { PictureSource } from '#components/library/RichText.tsx';
import { TipSheet } from '#components/overlay/TipSheet.tsx';
import type { RunView } from '#lib/model/playable.ts';
import { flagPart } from './flag-part.tsx';
import type { Stage } from './stage.ts';

/** A tip sheet at the side of the page, until its reader closes it. */
export function showTipSheet(
  run: RunView,
  { stage, isStarted, onEnd }: { stage: Stage; isStarted: boolean; onEnd(): void },
  signal: AbortSignal,
): void {
  const flagging = stage.flagging(run.guide.id, signal);
  const close = (): void => {
    stage.say('run:end', { runId: run.id, end: 'left' });
    onEnd();
  };
  const layer = stage.overlay.show(
    () => (
      <PictureSource.Provider value={stage.picture}>
        <TipSheet guide={run.guide} flag={flagPart(flagging)} onFlag={() => flagging.open(null)} onClose={close} />
      </PictureSource.Provider>
    ),
    { level: 2, onEscape: () => (flagging.state.peek().kind === 'closed' ? close() : flagging.close()) },
    signal,
  );
  layer.rest('side');
  if (isStarted) layer.element.querySelector<HTMLElement>('.card')?.focus({ preventScroll: true });
}
