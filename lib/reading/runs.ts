import type { PlayableGuide, RunView } from '#lib/model/playable.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Device, StoredRun } from '#lib/store/device.ts';

/** Begin a guide in a tab; what ran there before is left. */
export async function startRun(device: Device, tabId: number, guideId: string, draftFrom?: number): Promise<StoredRun> {
  return device.transaction('rw', device.runs, async () => {
    await leaveTab(device, tabId);
    const how = draftFrom === undefined ? { index: 0 } : { index: draftFrom, isDraft: true };
    const run: StoredRun = { id: crypto.randomUUID(), tabId, guideId, startedAt: Date.now(), end: null, ...how };
    await device.runs.put(run);
    return run;
  });
}

export async function runIn(device: Device, tabId: number): Promise<StoredRun | null> {
  return (
    (await device.runs
      .where('tabId')
      .equals(tabId)
      .filter((run) => run.end === null)
      .first()) ?? null
  );
}

export async function hasRuns(device: Device): Promise<boolean> {
  return (await device.runs.filter((run) => run.end === null).count()) > 0;
}

/** The task went on in another tab: so does the guide, and what ran there is left. */
export async function carryRun(device: Device, runId: string, tabId: number, from: number[]): Promise<void> {
  await device.transaction('rw', device.runs, async () => {
    await leaveTab(device, tabId);
    await device.runs.update(runId, { tabId, from });
  });
}

/** What is going on, in whichever tab. */
export async function openRuns(device: Device): Promise<StoredRun[]> {
  return device.runs.filter((run) => run.end === null).toArray();
}

/** At the step where the reader was, wherever its author has put it since; where it is gone, at what came to its place. */
export function placeIn(
  { steps }: PlayableGuide,
  { index, stepId, unreached = [] }: Pick<StoredRun, 'index' | 'stepId' | 'unreached'>,
): Pick<RunView, 'index' | 'unreached'> {
  const now = stepId === null ? steps.length : steps.findIndex(({ id }) => id === stepId);
  return {
    index: now < 0 ? Math.min(index, steps.length) : now,
    unreached: steps.flatMap(({ id }, at) => (unreached.includes(id) ? [at] : [])),
  };
}

/** Only the tab a run belongs to moves it. */
export async function moveRun(
  device: Device,
  tabId: number | null,
  runId: string,
  to: Required<Pick<StoredRun, 'index' | 'stepId' | 'unreached'>>,
): Promise<void> {
  await changeRun(device, tabId, runId, () => to);
}

export async function endRun(
  device: Device,
  tabId: number | null,
  runId: string,
  end: 'completed' | 'left',
): Promise<void> {
  // How it ended first is how it ended: closing the tab of a completed run does not leave it.
  await changeRun(device, tabId, runId, (run) => (run.end === null ? { end } : {}));
}

export async function leaveTab(device: Device, tabId: number): Promise<void> {
  await device.runs
    .where('tabId')
    .equals(tabId)
    .filter((run) => run.end === null)
    .modify({ end: 'left' });
}

/** After a restart tabs have other ids: nothing that ran before goes on by itself. */
export async function leaveAllTabs(device: Device): Promise<void> {
  await device.runs.filter((run) => run.end === null).modify({ end: 'left' });
}

async function changeRun(
  device: Device,
  tabId: number | null,
  runId: string,
  change: (run: StoredRun) => Partial<StoredRun>,
): Promise<void> {
  await device.transaction('rw', device.runs, async () => {
    const run = await device.runs.get(runId);
    if (!run || run.tabId !== tabId) throw new Problem('not-found', 'This walkthrough is not running in this tab.');
    await device.runs.put({ ...run, ...change(run) });
  });
}
