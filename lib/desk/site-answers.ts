import type { Answers } from '#lib/messages/answer.ts';
import { workspaceFeed, mayWrite } from '#lib/model/feeds.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import type { App } from '#lib/model/workspace.ts';
import { browser } from '#lib/platform/browser.ts';
import { reportBug } from '#lib/platform/log.ts';
import { leaveTab } from '#lib/reading/runs.ts';
import { registerScript, runAgentInOpenTabs } from '#lib/sites/scripts.ts';
import { addSite, matchPatternOf, readSites, removeSite } from '#lib/sites/sites.ts';
import { dropWish, keepWish, takeWish } from '#lib/sites/wishes.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readAll, readOne } from '#lib/store/read.ts';
import type { Desk } from './desk.ts';

/** Which apps the workspace knows, and on which of their sites this person lets Handrail run. */
export function siteAnswers(
  desk: Desk,
): Pick<
  Answers,
  'app:add' | 'app:switch' | 'app:rename' | 'site:ask' | 'site:refuse' | 'site:enable' | 'site:disable'
> {
  return {
    'app:add': ({ name, origin }) => oneAtATime(() => addApp(desk, name, origin)),
    'app:switch': ({ appId, isOff }) => oneAtATime(() => changeApp(desk, appId, switched(isOff))),
    'app:rename': ({ appId, name }) => oneAtATime(() => changeApp(desk, appId, (app) => ({ ...app, name }))),
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
      await registerScript('agent', await readSites());
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
  await registerScript('agent', await readSites());
  const wish = await takeWish();
  if (!wish || !(await browser.permissions.contains({ origins: [matchPatternOf(wish.origin)] }))) return;
  await oneAtATime(async () => {
    if (wish.appName !== null) await addApp(desk, wish.appName, wish.origin);
    return enable(desk, wish.origin);
  });
}

/** The popup, where it is still there, and the browser's event want the same at the same moment: one app, not two. */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('handrail-site', work);
}

async function addApp({ device, session }: Desk, name: string, origin: string): Promise<{ appId: string }> {
  const { me } = await session();
  const known = await appWith(device, origin);
  if (known) return { appId: known.id };
  const app: App = { schemaVersion: 1, id: crypto.randomUUID(), name, origins: [origin] };
  if (!mayWrite({ feed: workspaceFeed, type: 'app', before: null, after: app }, me)) {
    throw new Problem('not-allowed', 'Your role may not add apps. Ask an author or a steward.');
  }
  await writeDocument(device, workspaceFeed, 'app', app.id, app);
  return { appId: app.id };
}

/** Its sites hear of a switch on this device at once, and on others when they sync: see off-sites.ts. */
async function changeApp({ device, session, sync }: Desk, appId: string, change: (app: App) => App): Promise<null> {
  const { me } = await session();
  const before = await readOne(device, 'app', appId);
  if (!before) throw new Problem('not-found', 'This app is gone.');
  const after = change(before);
  if (!mayWrite({ feed: workspaceFeed, type: 'app', before, after }, me))
    throw new Problem(
      'not-allowed',
      before.isOff || after.isOff
        ? 'Only stewards of the workspace switch apps off and on. Ask one of them.'
        : 'Your role may not rename apps. Ask an author or a steward.',
    );
  await writeDocument(device, workspaceFeed, 'app', appId, after);
  void sync();
  return null;
}

function switched(isOff: boolean): (app: App) => App {
  return (app) => {
    const { isOff: _, ...on } = app;
    return isOff ? { ...on, isOff } : on;
  };
}

async function enable({ device, sync, refreshPages }: Desk, origin: string): Promise<null> {
  const app = await appWith(device, origin);
  if (app?.isOff) throw new Problem('not-allowed', `A steward switched Handrail off for ${app.name}.`);
  if (!app) throw new Problem('not-found', 'The workspace has no app for this site yet.');
  await addSite(origin);
  await registerScript('agent', await readSites());
  await refreshPages();
  await runAgentInOpenTabs([origin]);
  void sync();
  return null;
}

/** A walkthrough that was left with its site does not come back when the site is enabled again. */
export async function leaveRunsOn({ device }: Desk, origin: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: matchPatternOf(origin) });
  for (const { id, url } of tabs) if (id !== undefined && originOf(url ?? '') === origin) await leaveTab(device, id);
}

async function appWith(device: Device, origin: string): Promise<App | undefined> {
  const apps = (await readAll(device, 'app')).filter((app) => app.origins.includes(origin));
  return apps.find(({ isOff }) => isOff) ?? apps[0];
}
