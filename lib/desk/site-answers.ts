import type { Answers } from '#lib/messages/answer.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import { browser } from '#lib/platform/browser.ts';
import { reportBug } from '#lib/platform/log.ts';
import { leaveTab } from '#lib/reading/runs.ts';
import { registerScript, runAgentInOpenTabs } from '#lib/sites/scripts.ts';
import { addSite, matchPatternOf, readSites, removeSite } from '#lib/sites/sites.ts';
import { dropWish, keepWish, takeWish } from '#lib/sites/wishes.ts';
import { addApp, appWith, oneAtATime } from './app-answers.ts';
import type { Desk } from './desk.ts';

/** On which sites of the workspace's apps this person lets Handrail run. */
export function siteAnswers(desk: Desk): Pick<Answers, Extract<keyof Answers, `site:${string}`>> {
  return {
    async 'site:ask'(wish) {
      await keepWish(wish);
      return null;
    },
    async 'site:refuse'({ origin }) {
      await dropWish(origin);
      return null;
    },
    'site:enable': ({ origin }) => oneAtATime(() => enable(desk, origin)),
    async 'site:disable'({ origin }) {
      await desk.recorder.leave([origin]);
      await removeSite(origin);
      await registerScript('agent', readSites);
      await desk.recorder.restore();
      await leaveRunsOn(desk, origin);
      await desk.refreshPages();
      return null;
    },
  };
}

/** A yes to the browser's question counts although the popup that asked may be gone. */
export function heedGrants(desk: Desk): void {
  browser.permissions.onAdded.addListener(() => void enableWished(desk).catch(reportBug));
}

export async function enableWished(desk: Desk): Promise<void> {
  await registerScript('agent', readSites);
  const wish = await takeWish();
  if (!wish || !(await browser.permissions.contains({ origins: [matchPatternOf(wish.origin)] }))) return;
  await oneAtATime(async () => {
    if (wish.appName !== null) await addApp(desk, wish.appName, wish.origin);
    return enable(desk, wish.origin);
  });
}

async function enable({ device, recorder, sync, refreshPages }: Desk, origin: string): Promise<null> {
  const app = await appWith(device, origin);
  if (app?.isOff) throw new Problem('not-allowed', `A steward switched Handrail off for ${app.name}.`);
  if (!app) throw new Problem('not-found', 'The workspace has no app for this site yet.');
  if (!app.origins.includes(origin))
    throw new Problem('not-found', `${app.name} is at ${app.moved?.[origin]} now. Enable Handrail there.`);
  await addSite(origin);
  await registerScript('agent', readSites);
  await refreshPages();
  await runAgentInOpenTabs([origin]);
  // It may be a frame's in a page that is being recorded.
  await recorder.goOn();
  void sync();
  return null;
}

/** A walkthrough that was left with its site does not come back when the site is enabled again. */
export async function leaveRunsOn({ device }: Desk, origin: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: matchPatternOf(origin) });
  for (const { id, url } of tabs) if (id !== undefined && originOf(url ?? '') === origin) await leaveTab(device, id);
}
