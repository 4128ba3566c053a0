import { markPart } from '#lib/authoring/workspace.ts';
import type { Answers } from '#lib/messages/answer.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import type { App } from '#lib/model/workspace.ts';
import { browser } from '#lib/platform/browser.ts';
import { matchPatternOf, readSites } from '#lib/sites/sites.ts';
import { readOne } from '#lib/store/read.ts';
import { readPick, writePick } from '#lib/store/settings.ts';
import { askThere } from './ask-there.ts';
import type { Desk } from './desk.ts';
import { rulesAt } from './page-rules.ts';

/** What is private on the pages of an app: asked for in Studio, pointed at on a page of it, kept here. */
export function partAnswers({ device, session, sync }: Desk): Pick<Answers, 'part:pick' | 'part:mark'> {
  const appWith = async (appId: string): Promise<App> => {
    const app = await readOne(device, 'app', appId);
    if (!app) throw new Problem('not-found', 'This app was deleted meanwhile. Choose another one.');
    return app;
  };
  return {
    async 'part:pick'({ appId }, asker) {
      await session();
      const url = await addressOf(await appWith(appId));
      const opener = asker.tabId === null ? {} : { openerTabId: asker.tabId };
      const { id } = await browser.tabs.create({ url, ...opener });
      await writePick(device, { tabId: id!, appId });
      const { hidden } = await rulesAt(device, url);
      await askThere(id!, { notice: 'part:pick', hidden }, null);
      return null;
    },
    async 'part:mark'({ selector }, asker) {
      const { me } = await session();
      const pick = await readPick(device);
      if (!pick || pick.tabId !== asker.tabId || !('appId' in pick))
        throw new Problem('not-found', 'Nothing waits to be marked here. Choose “Mark on the page” in Studio again.');
      const app = await appWith(pick.appId);
      if (!app.origins.includes(originOf(asker.url) ?? ''))
        throw new Problem('not-allowed', `This page is none of ${app.name}. Mark what is private on one of its pages.`);
      await markPart(device, me, app.id, selector);
      void sync();
      await writePick(device, null);
      await browser.tabs.remove(pick.tabId);
      return null;
    },
  };
}

/** The page of an app that was looked at last, or where it begins. */
async function addressOf({ name, origins }: App): Promise<string> {
  const sites = await readSites();
  const here = origins.filter((origin) => sites.includes(origin));
  if (here.length === 0) throw new Problem('not-allowed', `Handrail is not enabled on ${name}. Enable it there first.`);
  const tabs = await browser.tabs.query({ url: here.map(matchPatternOf) });
  const [last] = tabs.toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  return last?.url ?? here[0]!;
}
