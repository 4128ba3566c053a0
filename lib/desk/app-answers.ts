import type { Answers } from '#lib/messages/answer.ts';
import { mayWrite, workspaceFeed } from '#lib/model/feeds.ts';
import { appAt, movedApps } from '#lib/model/moved.ts';
import { Problem } from '#lib/model/problem.ts';
import type { App } from '#lib/model/workspace.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readAll, readOne } from '#lib/store/read.ts';
import type { Desk } from './desk.ts';

/** Which applications the workspace has guides for, and at which addresses. */
export function appAnswers(desk: Desk): Pick<Answers, Extract<keyof Answers, `app:${string}`>> {
  return {
    'app:add': ({ name, origin }) => oneAtATime(() => addApp(desk, name, origin)),
    'app:switch': ({ appId, isOff }) => oneAtATime(() => changeApp(desk, appId, switched(isOff))),
    'app:rename': ({ appId, name }) => oneAtATime(() => changeApp(desk, appId, (app) => ({ ...app, name }))),
    'app:addresses': ({ appId, origins, moved }) =>
      oneAtATime(async () => {
        await refuseTaken(desk.device, appId, origins);
        return changeApp(desk, appId, (app) => appAt(app, origins, moved));
      }),
    'app:remove': ({ appId }) => oneAtATime(() => removeApp(desk, appId)),
    'app:restore': ({ app }) =>
      oneAtATime(async () => {
        await write(desk, null, app);
        return null;
      }),
  };
}

/** The popup, where it is still there, and the browser's event want the same at the same moment: one app, not two. */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('handrail-site', work);
}

/** The app at this address, or the one that was there. */
export async function appWith(device: Device, origin: string): Promise<App | undefined> {
  const apps = await readAll(device, 'app');
  const here = apps.filter((app) => app.origins.includes(origin));
  return here.find(({ isOff }) => isOff) ?? here[0] ?? movedApps(apps).get(origin)?.app;
}

export async function addApp(desk: Desk, name: string, origin: string): Promise<{ appId: string }> {
  const known = await appWith(desk.device, origin);
  if (known) return { appId: known.id };
  const app: App = { schemaVersion: 1, id: crypto.randomUUID(), name, origins: [origin] };
  await write(desk, null, app);
  return { appId: app.id };
}

async function changeApp(desk: Desk, appId: string, change: (app: App) => App): Promise<null> {
  const before = await readApp(desk.device, appId);
  await write(desk, before, change(before));
  return null;
}

/** Replies it, for the undo. Guides about it stay where they are. */
async function removeApp(desk: Desk, appId: string): Promise<App> {
  const before = await readApp(desk.device, appId);
  await write(desk, before, null);
  return before;
}

async function readApp(device: Device, appId: string): Promise<App> {
  const app = await readOne(device, 'app', appId);
  if (!app) throw new Problem('not-found', 'This app is gone.');
  return app;
}

/** An address belongs to one app, so that it is clear which guides it has. */
async function refuseTaken(device: Device, appId: string, origins: readonly string[]): Promise<void> {
  const others = (await readAll(device, 'app')).filter(({ id }) => id !== appId);
  for (const other of others) {
    const taken = other.origins.find((origin) => origins.includes(origin));
    if (taken) throw new Problem('conflict', `${taken} belongs to ${other.name} already. Take it away there first.`);
  }
  for (const [from, { app, to }] of movedApps(others)) {
    if (origins.includes(from))
      throw new Problem(
        'conflict',
        `${from} was ${app.name}, whose guides are met at ${to} now. A steward ends that by adding it there and taking it away again.`,
      );
  }
}

/** Its sites hear of a change on this device at once, and on others when they sync: see off-sites.ts. */
async function write({ device, session, sync }: Desk, before: App | null, after: App | null): Promise<void> {
  const { me } = await session();
  if (!mayWrite({ feed: workspaceFeed, type: 'app', before, after }, me))
    throw new Problem('not-allowed', whyRefused(before, after));
  await writeDocument(device, workspaceFeed, 'app', (after ?? before)!.id, after);
  void sync();
}

function whyRefused(before: App | null, after: App | null): string {
  if (!before) return 'Your role may not add apps. Ask an author or a steward.';
  if (before.isOff || after?.isOff)
    return 'Only stewards of the workspace switch apps off and on, and change one that is off. Ask one of them.';
  if (after && after.name !== before.name) return 'Your role may not rename apps. Ask an author or a steward.';
  return 'Only stewards of the workspace take an app or an address away. Ask one of them.';
}

function switched(isOff: boolean): (app: App) => App {
  return (app) => {
    const { isOff: _, ...on } = app;
    return isOff ? { ...on, isOff } : on;
  };
}
