import type { Answers, Asker } from '#lib/messages/answer.ts';
import { tell, type Notice } from '#lib/messages/notices.ts';
import { Problem } from '#lib/model/problem.ts';
import { Hosts } from '#lib/model/target.ts';
import { runInFrames } from '#lib/sites/scripts.ts';
import { isEnabledAt } from '#lib/sites/sites.ts';

type FrameMessages = 'frame:greet' | 'frame:leave' | 'frame:enter' | 'frame:meet' | 'frame:follow' | 'frame:found';

/**
 * What our scripts in a page and in its frames of other sites say to each other, each only where its own site is enabled,
 * and none to another tab.
 */
export function frameAnswers(): Pick<Answers, FrameMessages> {
  return {
    async 'frame:greet'({ word }, asker) {
      const { tabId, frameId } = asker;
      if (tabId === null || frameId === 0 || !(await isEnabledAt(asker.url))) return null;
      return Hosts.safeParse(await tell(tabId, { notice: 'frame:greeted', word, frameId })).data ?? null;
    },
    async 'frame:leave'(_, asker) {
      await tellTop(asker, { notice: 'frame:left' });
      return null;
    },
    async 'frame:enter'(_, asker) {
      await runInFrames('inside', await tabOf(asker, 'top'));
      return null;
    },
    'frame:meet': async ({ word }, asker) => (await tellTop(asker, { notice: 'frame:meet', word })) === true,
    async 'frame:follow'({ frameId, errand }, asker) {
      const tabId = await tabOf(asker, 'top');
      return (await tell(tabId, { notice: 'frame:follow', errand }, frameId)) === true;
    },
    async 'frame:found'({ findings }, asker) {
      await tellTop(asker, { notice: 'frame:found', findings });
      return null;
    },
  };
}

type FromFrame<N> = N extends { frameId: number } ? Omit<N, 'frameId'> : never;

async function tellTop(asker: Asker, notice: FromFrame<Notice>): Promise<unknown> {
  const tabId = await tabOf(asker, 'frame');
  return tell(tabId, { ...notice, frameId: asker.frameId } as Notice);
}

async function tabOf(asker: Asker, from: 'top' | 'frame'): Promise<number> {
  const isFrom = (asker.frameId === 0 ? 'top' : 'frame') === from;
  if (asker.tabId === null || !isFrom || !(await isEnabledAt(asker.url)))
    throw new Problem('not-allowed', 'Handrail is not enabled there.');
  return asker.tabId;
}
