import type { Answers } from '#lib/messages/answer.ts';
import { tell } from '#lib/messages/notices.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Hosts } from '#lib/model/target.ts';
import { readSites } from '#lib/sites/sites.ts';

/** What scripts in frames of other sites ask, each only where its own site is enabled. */
export function frameAnswers(): Pick<Answers, 'frame:greet'> {
  return {
    async 'frame:greet'({ word }, { tabId, frameId, url }) {
      const isEnabled = (await readSites()).includes(originOf(url) ?? '');
      if (tabId === null || frameId === 0 || !isEnabled) return null;
      return Hosts.safeParse(await tell(tabId, { notice: 'frame:greeted', word, frameId })).data ?? null;
    },
  };
}
