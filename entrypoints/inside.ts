import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isReachedFromAbove } from '#lib/frames/frames.ts';
import { greet } from '#lib/frames/greeting.ts';
import { openClosedRootsBy } from '#lib/frames/shadow.ts';
import { onNotice } from '#lib/messages/notices.ts';
import { ask } from '#lib/messages/ask.ts';
import { newId } from '#lib/model/new-id.ts';
import { closedRootOf } from '#lib/platform/closed-root.ts';
import { runErrands } from '#lib/player/run-errands.ts';
import { awaitPlace } from '#lib/target/await-place.ts';

/**
 * Injected into frames when a walkthrough has a step in one that the player cannot look into: the player's eyes and ears
 * there. Once per frame; ends where nobody wants it, or may.
 */
export default defineUnlistedScript(() => {
  const scope = globalThis as { handrailInside?: boolean };
  if (scope.handrailInside || window.parent === window || isReachedFromAbove()) return;
  scope.handrailInside = true;

  openClosedRootsBy(closedRootOf);
  const whole = new AbortController();
  const { signal } = whole;
  const leave = (): void => whole.abort();
  signal.addEventListener('abort', () => (scope.handrailInside = false));
  const report = {
    see: (findings) => ask('frame:found', { findings }).catch(leave),
    say: greet,
  } satisfies Parameters<typeof runErrands>[2];
  const run = runErrands(document, awaitPlace, report, signal);

  onNotice((notice) => {
    if (notice.notice !== 'frame:follow') return undefined;
    run(notice.errand);
    return true;
  }, signal);
  const word = newId();
  greet(word);
  void ask('frame:meet', { word }).then((isMet) => isMet || leave(), leave);
});
