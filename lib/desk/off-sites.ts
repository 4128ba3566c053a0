import { workspaceFeed } from '#lib/model/feeds.ts';
import type { App } from '#lib/model/workspace.ts';
import { reportBug } from '#lib/platform/log.ts';
import { registerScript, runAgentInOpenTabs } from '#lib/sites/scripts.ts';
import { readEnabledSites, readSites, writeOffSites } from '#lib/sites/sites.ts';
import type { Device } from '#lib/store/device.ts';
import { watch } from '#lib/store/live.ts';
import { readAll } from '#lib/store/read.ts';
import type { Desk } from './desk.ts';
import { oneAtATime } from './app-answers.ts';
import { leaveRunsOn } from './site-answers.ts';

/**
 * A steward may switch an app off for everybody, or take it or one of its addresses away: nothing of ours runs there
 * then, whoever enabled it.
 */
export function heedApps(desk: Desk): void {
  watch(
    () => readAll(desk.device, 'app'),
    (apps) => void obeyApps(desk, apps).catch(reportBug),
    reportBug,
    new AbortController().signal,
  );
}

/** As if the sites that went off were disabled, and those that came back enabled; what the person chose is not forgotten. */
export async function obeyApps(desk: Desk, apps: readonly App[]): Promise<void> {
  await oneAtATime(async () => {
    const off = apps.filter(({ isOff }) => isOff).flatMap(({ origins }) => origins);
    off.push(...(await unnamedSites(desk.device, apps)));
    const { gone, back } = await writeOffSites([...new Set(off)].toSorted());
    if (gone.length + back.length === 0) return;
    await desk.recorder.leave(gone);
    await registerScript('agent', readSites);
    await desk.recorder.restore();
    for (const origin of gone) await leaveRunsOn(desk, origin);
    await desk.refreshPages();
    const sites = await readSites();
    await runAgentInOpenTabs(back.filter((origin) => sites.includes(origin)));
  });
}

/** Enabled once, and of no app any more. Before all apps have arrived on this device, nobody knows that. */
async function unnamedSites(device: Device, apps: readonly App[]): Promise<string[]> {
  const feed = await device.feeds.get(workspaceFeed);
  if (!feed || feed.cursor === 0 || feed.sweep !== null) return [];
  const named = new Set(apps.flatMap(({ origins }) => origins));
  return (await readEnabledSites()).filter((site) => !named.has(site));
}
