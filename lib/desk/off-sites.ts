import type { App } from '#lib/model/workspace.ts';
import { reportBug } from '#lib/platform/log.ts';
import { registerScript, runAgentInOpenTabs } from '#lib/sites/scripts.ts';
import { readSites, writeOffSites } from '#lib/sites/sites.ts';
import { watch } from '#lib/store/live.ts';
import { readAll } from '#lib/store/read.ts';
import type { Desk } from './desk.ts';
import { leaveRunsOn, oneAtATime } from './site-answers.ts';

/** A steward may switch an app off for everybody: nothing of ours runs on its sites then, whoever enabled them. */
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
    const { gone, back } = await writeOffSites([...new Set(off)].toSorted());
    if (gone.length + back.length === 0) return;
    await desk.recorder.leave(gone);
    const sites = await readSites();
    await registerScript('agent', sites);
    await desk.recorder.restore();
    for (const origin of gone) await leaveRunsOn(desk, origin);
    await desk.refreshPages();
    await runAgentInOpenTabs(back.filter((origin) => sites.includes(origin)));
  });
}
