import type { Guide } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { guideNow } from '#lib/model/moved.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import { addressToStart, pagesOfStep } from '#lib/model/step-page.ts';
import { browser } from '#lib/platform/browser.ts';
import { readSites } from '#lib/sites/sites.ts';
import type { Device } from '#lib/store/device.ts';
import { readMoves, readOne } from '#lib/store/read.ts';

/** The working copy that has this step. */
export async function guideWith(device: Device, guideId: string, stepId: string): Promise<Guide> {
  const guide = await readOne(device, 'guide', guideId);
  if (!guide?.steps[stepId]) throw new Problem('not-found', 'This step was deleted meanwhile. Choose another one.');
  return guide;
}

/** The address of the page where a step happens, in an app where Handrail may work. */
export async function addressOfStep(device: Device, guide: Guide, stepId: string): Promise<string> {
  const now = guideNow(guide, await readMoves(device));
  const steps = stepsInOrder(now);
  const at = steps.findIndex(({ id }) => id === stepId);
  const url = addressToStart(pagesOfStep({ pages: now.pages, steps }, at));
  const origin = originOf(url);
  if (!origin) throw new Problem('invalid', 'This step does not say on which page it is. Add a page first.');
  if (!(await readSites()).includes(origin))
    throw new Problem('not-allowed', `Handrail is not enabled on ${origin}. Enable it there first.`);
  return url;
}

/** A new tab there; when it is closed, its author is back in the tab where they asked. */
export async function openAt(
  device: Device,
  guide: Guide,
  stepId: string,
  openerTabId: number | null,
): Promise<number> {
  const url = await addressOfStep(device, guide, stepId);
  const { id } = await browser.tabs.create({ url, ...(openerTabId !== null && { openerTabId }) });
  return id!;
}

/** A tab of Studio with this guide, for its author to go on with it there. */
export async function openInStudio(guideId: string): Promise<void> {
  const place = `/studio.html#/guide/${guideId}`;
  await browser.tabs.create({ url: browser.runtime.getURL(place as '/studio.html') });
}
