import { readRecordingRules } from '#lib/authoring/workspace.ts';
import { movesOf, pagesNow } from '#lib/model/moved.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import type { PageRules } from '#lib/model/recording.ts';
import { isNeverRecorded } from '#lib/model/recording-rules.ts';
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
