import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeAskedFor } from '#lib/context/asked-for.ts';
import { watchPage } from '#lib/context/watch-page.ts';
import { ask } from '#lib/messages/ask.ts';
import { clearEarlier } from '#lib/overlay/earlier.ts';
import { browser } from '#lib/platform/browser.ts';

/** In every page of an enabled site: decides from storage alone whether anything applies, and then asks for the player. */
export default defineUnlistedScript(() => {
  const scope = globalThis as { handrailAgent?: true };
  if (scope.handrailAgent) return;
  scope.handrailAgent = true;

  clearEarlier(document);
  const guideId = takeAskedFor(location, history);
  if (guideId) void ask('page:start', { guideId }).catch(() => undefined);
  watchPage(browser.storage.local, location, {
    // Being gone (updated, removed) is no error for the page: then nothing of ours happens there any more.
    onCount: (count) => void ask('page:count', { count }).catch(() => undefined),
    onNeeded: () => void ask('page:needs', {}).catch(() => undefined),
  });
});
