import { tell } from '#lib/messages/notices.ts';
import { Problem } from '#lib/model/problem.ts';
import { browser } from '#lib/platform/browser.ts';
import { reportBug } from '#lib/platform/log.ts';
import { readEntriesForMe } from '#lib/reading/audience.ts';
import { carryRun, hasRuns, leaveAllTabs, leaveTab, runIn } from '#lib/reading/runs.ts';
import { writeActivity, writePacks } from '#lib/sites/packs.ts';
import { registerScript, runAgentInOpenTabs } from '#lib/sites/scripts.ts';
import { readSites, removeUngrantedSites } from '#lib/sites/sites.ts';
import type { Device, Session } from '#lib/store/device.ts';
import { watch } from '#lib/store/live.ts';
import { countUnsent } from '#lib/store/read.ts';
import { readSession } from '#lib/store/settings.ts';
import { dropUnusedBlobs } from '#lib/store/unused-blobs.ts';
import { sayFarewells } from '#lib/sync/farewell.ts';
import { syncNow } from '#lib/sync/sync.ts';
import { makeRecorder, type Recorder } from './recorder.ts';
import { lastOpen } from './tabs.ts';

const alarm = 'sync';
const alarmMinutes = 1;
const editDelayMs = 1000;

/** What all answers share. */
export interface Desk {
  device: Device;
  /** Problem `signed-out` when nobody has joined. */
  session(): Promise<Session>;
  recorder: Recorder;
  sync(): Promise<void>;
  /** Pages that have ours loaded look again. */
  refreshPages(): Promise<void>;
}

/** Start listening to the browser. Everything durable is on disk: this runs anew each time the worker wakes. */
export function startDesk(device: Device): Desk {
  const sync = () => syncNow(device, readSites);
  const quietly = (work: Promise<unknown>) => void work.catch(reportBug);
  const signal = new AbortController().signal;
  const session = async (): Promise<Session> => {
    const joined = await readSession(device);
    if (!joined)
      throw new Problem(
        'signed-out',
        'Join a workspace first: press the Handrail button of your browser and paste your invite link.',
      );
    return joined;
  };
  const recorder = makeRecorder(device, session);
  const refreshPages = async () => {
    await writePacks(await readEntriesForMe(device));
    await writeActivity({ hasRuns: await hasRuns(device) });
  };

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) quietly(sync().then(() => Promise.all([dropUnusedBlobs(device), sayFarewells(device)])));
  });
  quietly(startAlarm());
  browser.runtime.onStartup.addListener(() => quietly(startAfresh(device, recorder).then(sync)));
  browser.runtime.onInstalled.addListener(({ reason }) => quietly(settleIn(recorder, reason === 'update')));
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'swap-focus' && tab?.id !== undefined) quietly(tell(tab.id, { notice: 'focus:swap' }));
  });
  browser.permissions.onRemoved.addListener(() => quietly(loseSites(recorder).then(refreshPages)));
  browser.tabs.onActivated.addListener(({ tabId }) => quietly(recorder.follow(tabId)));
  browser.tabs.onRemoved.addListener((tabId) => quietly(closeTab(device, recorder, tabId)));

  watch(
    () => readEntriesForMe(device),
    (entries) => quietly(writePacks(entries)),
    reportBug,
    signal,
  );
  watch(
    () => hasRuns(device),
    (isRunning) => quietly(writeActivity({ hasRuns: isRunning })),
    reportBug,
    signal,
  );
  let pending: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => countUnsent(device),
    (unsent) => {
      clearTimeout(pending);
      if (unsent > 0) pending = setTimeout(() => quietly(sync()), editDelayMs);
    },
    reportBug,
    signal,
  );

  return {
    device,
    sync,
    session,
    recorder,
    refreshPages,
  };
}

/** Set once: to set it at each wake would put it off for as long as something wakes the worker. */
async function startAlarm(): Promise<void> {
  if (!(await browser.alarms.get(alarm))) await browser.alarms.create(alarm, { periodInMinutes: alarmMinutes });
}

/** Tabs of the last session are gone, whatever the browser calls them now. */
async function startAfresh(device: Device, recorder: Recorder): Promise<void> {
  await leaveAllTabs(device);
  await recorder.interrupt(() => true);
  await restoreScripts(recorder);
}

async function closeTab(device: Device, recorder: Recorder, tabId: number): Promise<void> {
  await recorder.close(tabId);
  const run = await runIn(device, tabId);
  const back = run && (await lastOpen(run.from ?? []));
  if (run && back !== null) await carryRun(device, run.id, back, run.from!.slice(0, run.from!.indexOf(back)));
  else await leaveTab(device, tabId);
  if (back !== null) await tell(back, { notice: 'page:changed' });
}

/** Pages that were open before we came, or before we were another, get the agent first: it clears what is left there. */
async function settleIn(recorder: Recorder, isUpdate: boolean): Promise<void> {
  await restoreScripts(recorder);
  await runAgentInOpenTabs(await readSites());
  if (isUpdate) await recorder.goOn();
}

/** What the person took from us in the browser's own settings is as if they had disabled it in the popup. */
async function loseSites(recorder: Recorder): Promise<void> {
  await recorder.leave(await removeUngrantedSites());
  await restoreScripts(recorder);
}

/** Registrations live in the browser, the truth lives with us: after a crash or an update they are made to agree. */
async function restoreScripts(recorder: Recorder): Promise<void> {
  await registerScript('agent', readSites);
  await recorder.restore();
}
