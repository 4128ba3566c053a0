import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isReachedFromAbove } from '#lib/frames/frames.ts';
import { openClosedRootsBy } from '#lib/frames/shadow.ts';
import { closedRootOf } from '#lib/platform/closed-root.ts';
import { dwell } from './dwell.ts';

/**
 * Injected into frames when a walkthrough has a step in one that the player cannot look into: the player's eyes and ears
 * there. Once per frame; loaded again, the one that is there meets the player anew, which may have lost it.
 */
export default defineUnlistedScript(() => {
  const scope = globalThis as { handrailInside?: (() => void) | undefined };
  if (window.parent === window || isReachedFromAbove()) return;
  openClosedRootsBy(closedRootOf);
  scope.handrailInside ??= dwell(document, () => (scope.handrailInside = undefined));
  scope.handrailInside();
});
