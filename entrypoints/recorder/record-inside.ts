import { onNotice } from '#lib/messages/notices.ts';
import type { RecordingView } from '#lib/model/recording.ts';
import { record, type Outlets } from '#lib/recorder/record.ts';
import type { Stage } from './stage.ts';

/**
 * Records in a frame of another site, for the recording of the tab. It has no bar and offers nothing: that is the affair of
 * the recorder in the page around it.
 */
export function recordInside(stage: Stage): void {
  let listening: AbortController | null = null;
  const take = (recording: RecordingView | null): void => {
    if (!recording) {
      listening?.abort();
      listening = null;
      return;
    }
    stage.hidden.obey(recording.here.hidden);
    listening ??= listen();
  };
  const listen = (): AbortController => {
    const ends = new AbortController();
    const outlets: Outlets = {
      isOurs: stage.isOurs,
      onLook: (look) => quietly(stage.ask('recording:look', look)),
      onStep: (step) => quietly(stage.ask('recording:step', step).then(take)),
    };
    record(document, stage.eyes, outlets, AbortSignal.any([stage.signal, ends.signal]));
    return ends;
  };
  const askAgain = (): void => quietly(stage.ask('recording:get', {}).then(take));

  onNotice((notice) => {
    // What is private in this frame is for its own address to say.
    if (notice.notice !== 'recording:changed') return;
    if (notice.recording) askAgain();
    else take(null);
  }, stage.signal);
  askAgain();
}

/** The bar in the page around says how the recording goes. */
function quietly(work: Promise<unknown>): void {
  void work.catch(() => undefined);
}
