import { readRecordingRules } from '#lib/authoring/workspace.ts';
import type { Asker } from '#lib/messages/answer.ts';
import { tell } from '#lib/messages/notices.ts';
import { movesOf, pagesNow } from '#lib/model/moved.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import type { PageRules } from '#lib/model/recording.ts';
import { isNeverRecorded } from '#lib/model/recording-rules.ts';
import { isEnabledAt } from '#lib/sites/sites.ts';
import type { Device } from '#lib/store/device.ts';
import { readAll } from '#lib/store/read.ts';

/** What the workspace says about recording the page at this address. While that is not known, all is kept out. */
export async function rulesAt(device: Device, address: string): Promise<PageRules> {
  const [rules, apps] = await Promise.all([readRecordingRules(device), readAll(device, 'app')]);
  const origin = originOf(address) ?? '';
  const never = rules?.never ?? [];
  const here = apps.filter(({ origins, moved }) => origins.includes(origin) || moved?.[origin] !== undefined);
  return {
    hidden: here.flatMap(({ id }) => rules?.hidden?.[id] ?? []),
    isBarred: !rules || isNeverRecorded(address, { never: [...never, ...pagesNow(never, movesOf(apps))] }),
  };
}

/** Nothing of a page that the workspace keeps out is taken, by whatever way. */
export async function refuseBarred(device: Device, address: string): Promise<PageRules> {
  const rules = await rulesAt(device, address);
  if (!rules.isBarred) return rules;
  throw new Problem(
    'not-allowed',
    (await readRecordingRules(device))
      ? 'Your workspace takes nothing from this page. Choose another page.'
      : 'What your workspace wants recorded is not known on this device yet. Sync, then try again.',
  );
}

/** Which addresses have a say in what a script takes: its own, and that of the page around, where it is in a frame of another site. */
export function addressesAround(url: string, { frameId, tabUrl }: Asker): string[] {
  return frameId === 0 ? [url] : [url, tabUrl];
}

/** A frame's site has to be enabled, too, and only the page around it knows whether it lies in a part that is private. */
export async function isOpenAround({ tabId, frameId, url }: Asker): Promise<boolean> {
  if (frameId === 0) return true;
  return tabId !== null && (await isEnabledAt(url)) && (await tell(tabId, { notice: 'frame:open', frameId })) === true;
}
