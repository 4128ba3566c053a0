import * as z from 'zod/mini';
import { Origin } from '#lib/model/ids.ts';
import { tell } from './notices.ts';

const FrameSites = z.array(Origin).check(z.maxLength(20));

/** Sites of frames in a tab in which something of ours is wanted and may not run; what a page says is checked. */
export async function frameSitesOf(tabId: number): Promise<string[]> {
  return FrameSites.safeParse(await tell(tabId, { notice: 'frames:get' })).data ?? [];
}
