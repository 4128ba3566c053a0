import type { Errand, Finding } from '#lib/model/errand.ts';
import type { RecordingView } from '#lib/model/recording.ts';
import { browser } from '#lib/platform/browser.ts';
import { isOrphan } from './orphan.ts';

/** What the background tells the scripts in one tab. */
export type Notice =
  | { notice: 'page:changed' }
  /** The person pressed the browser's shortcut for it. */
  | { notice: 'focus:swap' }
  | { notice: 'recording:changed'; recording: RecordingView | null }
  /** Another tab is recorded, and this one is looked at. */
  | { notice: 'recording:elsewhere' }
  /** `hidden`: selectors of what is private there. */
  | { notice: 'tip:pick'; hidden: string[] }
  /** Which step, in its own words. */
  | { notice: 'step:pick'; step: string; hidden: string[] }
  /** Its author leaves it as it was. */
  | { notice: 'step:left' }
  /** What is private from now on. */
  | { notice: 'part:pick'; hidden: string[] }
  /** Asked before a picture is taken. Answered with true once nothing of ours is on the screen, false where nothing is drawn. */
  | { notice: 'picture:clear' }
  /** Asked back after it: what is to be hidden now? Answered with Masks, or with null where the page shows something else. */
  | { notice: 'masks:get'; documentId: string }
  /** Asked: which frame said this word? Answered with how a target's `shadow` calls it. */
  | { notice: 'frame:greeted'; word: string; frameId: number }
  /** It shows another page from now on. */
  | { notice: 'frame:left'; frameId: number }
  /** Asked: may be recorded what lies in that frame, as far as this page knows? Answered with true or false. */
  | { notice: 'frame:open'; frameId: number }
  /** The same of the player, for a step in that frame. Answered with true where it is wanted there. */
  | { notice: 'frame:meet'; word: string; frameId: number }
  /** To that frame only. Answered with true. */
  | { notice: 'frame:follow'; errand: Errand }
  | { notice: 'frame:found'; frameId: number; findings: Finding[] }
  /** Asked by the popup: of which sites are the frames here that a person is in and nothing of ours is? */
  | { notice: 'frames:get' };

/** Tell our scripts in a tab's own page, or in one frame of it. Undefined where none is listening, which is no error. */
export async function tell(tabId: number, notice: Notice, frameId = 0): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, notice, { frameId });
  } catch {
    return undefined;
  }
}

/** Tell the scripts in its frames as well. */
export async function tellAll(tabId: number, notice: Notice): Promise<void> {
  await browser.tabs.sendMessage(tabId, notice).catch(() => undefined);
}

/** Page side: hear the background. The handler answers only what it knows, so that several scripts may listen. */
export function onNotice(handle: (notice: Notice) => unknown, signal: AbortSignal): void {
  const listen = (message: unknown, sender: { id?: string | undefined }, reply: (value: unknown) => void) => {
    if (sender.id !== browser.runtime.id || typeof message !== 'object' || message === null || !('notice' in message))
      return;
    const answer = handle(message as Notice);
    if (answer instanceof Promise) void answer.then(reply);
    else if (answer !== undefined) reply(answer);
    return answer instanceof Promise;
  };
  browser.runtime.onMessage.addListener(listen);
  // An orphaned script is heard by nobody already, and may not even have what to be taken from.
  signal.addEventListener('abort', () => isOrphan() || browser.runtime.onMessage.removeListener(listen));
}
