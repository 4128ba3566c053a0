import { greet } from '#lib/frames/greeting.ts';
import { onNotice } from '#lib/messages/notices.ts';
import { newId } from '#lib/model/new-id.ts';
import type { RecordingView } from '#lib/model/recording.ts';
import { record, type Outlets } from '#lib/recorder/record.ts';
import type { OpenEyes } from './eyes.ts';
import type { Stage } from './stage.ts';

/**
 * Records in a frame of another site, for the recording of the tab. It has no bar and offers nothing: that is the affair of
 * the recorder in the page around it, which says what the frame is called there. Where none says that, it
 * records nothing (false).
 */
export async function recordInside(stage: Stage, around: OpenEyes['around']): Promise<boolean> {
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

  const hosts = await hostsAround(stage);
  if (!hosts) return false;
  around(hosts);
  window.addEventListener('pagehide', () => quietly(stage.ask('frame:leave', {})), { signal: stage.signal });
  onNotice((notice) => {
    // What is private in this frame is for its own address to say.
    if (notice.notice !== 'recording:changed') return;
    if (notice.recording) askAgain();
    else take(null);
  }, stage.signal);
  askAgain();
  return true;
}

/** The page around may begin to hear later than this one began: with its own load. */
const greetAfterMs = [0, 1_000, 4_000];

async function hostsAround({ ask, signal }: Stage): Promise<string[] | null> {
  for (const pauseMs of greetAfterMs) {
    await new Promise((done) => setTimeout(done, pauseMs));
    // Where nothing is recorded, nobody is to know of us.
    if (signal.aborted || !(await ask('recording:get', {}).catch(() => null))) return null;
    const word = newId();
    greet(word);
    const hosts = await ask('frame:greet', { word }).catch(() => null);
    if (hosts) return hosts;
  }
  return null;
}

/** The bar in the page around says how the recording goes. */
function quietly(work: Promise<unknown>): void {
  void work.catch(() => undefined);
}
