import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '#components/overlay/overlay.css?inline';
import { packKey } from '#lib/context/pack.ts';
import { openClosedRootsBy } from '#lib/frames/shadow.ts';
import { onNotice } from '#lib/messages/notices.ts';
import { isOrphan } from '#lib/messages/orphan.ts';
import { browser } from '#lib/platform/browser.ts';
import { closedRootOf } from '#lib/platform/closed-root.ts';
import { onCleared } from '#lib/overlay/earlier.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { changesSites } from '#lib/sites/sites.ts';
import { awaitPlace } from '#lib/target/await-place.ts';
import { stepsAwaited } from './await-step.ts';
import { showPage } from './show-page.ts';
import { makeStage } from './stage.ts';

/** Injected where something may apply: shows the run of this tab and the tips of this page. Once per page. */
export default defineUnlistedScript(() => {
  const scope = globalThis as { handrailPlayer?: true };
  if (scope.handrailPlayer) return;
  scope.handrailPlayer = true;

  openClosedRootsBy(closedRootOf);
  const whole = new AbortController();
  const { signal } = whole;
  const overlay = openOverlay(sheetOf(css), signal);
  const leave = (): void => whole.abort();
  const stage = makeStage(overlay, leave);
  const { awaitStep, heed, knock } = stepsAwaited(stage, signal);
  const page = showPage(stage, { awaitPlace, awaitStep }, signal);
  let looks = 0;

  const look = async (isAsked: boolean): Promise<void> => {
    const mine = ++looks;
    const view = await stage.ask('page:view', { url: location.href.slice(0, 4000) });
    if (mine === looks && !signal.aborted) page.take(view, isAsked);
  };
  const lookAgain = (isAsked: boolean): void => void look(isAsked).catch(() => undefined);

  onCleared(document, () => isOrphan() && leave(), signal);
  lookAgain(false);
  onNotice((notice) => {
    if (notice.notice === 'focus:swap') overlay.swapFocus();
    if (notice.notice === 'frames:get') return page.sitesWanted();
    if (notice.notice !== 'page:changed') return heed(notice);
    knock();
    lookAgain(true);
    return true;
  }, signal);
  // A tip was published, changed or withdrawn, or the site was disabled: seen here without a reload.
  const onStored = (changes: Record<string, unknown>): void => {
    if (changesSites(changes)) knock();
    if (packKey(location.origin) in changes) lookAgain(false);
  };
  browser.storage.local.onChanged.addListener(onStored);
  globalThis.navigation?.addEventListener(
    'currententrychange',
    () => {
      page.arrive(location.href);
      lookAgain(false);
    },
    { signal },
  );
});
