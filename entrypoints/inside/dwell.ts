import { greet } from '#lib/frames/greeting.ts';
import { ask } from '#lib/messages/ask.ts';
import { onNotice } from '#lib/messages/notices.ts';
import { isOrphan } from '#lib/messages/orphan.ts';
import { newId } from '#lib/model/new-id.ts';
import { Problem } from '#lib/model/problem.ts';
import { runErrands } from '#lib/player/run-errands.ts';
import { awaitPlace } from '#lib/target/await-place.ts';

/** Does what the player in the page around asks for, until it may not or nobody wants it. Replies what meets that player. */
export function dwell(page: Document, onEnd: () => void): () => void {
  const whole = new AbortController();
  const { signal } = whole;
  const word = newId();
  const leave = (): void => whole.abort();
  /** Any other failure passes: the background sleeps now and then. */
  const leaveIfOver = (error: unknown): void => {
    if (isOrphan() || (error instanceof Problem && error.code === 'not-allowed')) leave();
  };
  const see: Parameters<typeof runErrands>[2]['see'] = async (findings) => {
    try {
      await ask('frame:found', { findings });
    } catch (error) {
      leaveIfOver(error);
      throw error;
    }
  };
  const run = runErrands(page, awaitPlace, { see, say: greet }, signal);

  signal.addEventListener('abort', onEnd);
  onNotice((notice) => {
    if (notice.notice !== 'frame:follow') return undefined;
    run(notice.errand);
    return true;
  }, signal);
  window.addEventListener('pagehide', () => void ask('frame:leave', {}).catch(() => undefined), { signal });

  return () => {
    greet(word);
    void ask('frame:meet', { word }).then((isMet) => isMet || leave(), leaveIfOver);
  };
}
