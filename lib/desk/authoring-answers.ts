import { createGuide, publishGuide } from '#lib/authoring/guides.ts';
import { saveGuide } from '#lib/authoring/saving.ts';
import { discardOrphan, restoreOrphan } from '#lib/authoring/orphans.ts';
import { deleteGuide, restoreGuide, withdrawGuide } from '#lib/authoring/removal.ts';
import { createTip } from '#lib/authoring/tips.ts';
import type { Answers } from '#lib/messages/answer.ts';
import { tell } from '#lib/messages/notices.ts';
import { isAnywhere } from '#lib/model/feeds.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import { resolveFlag } from '#lib/reading/flags.ts';
import { browser } from '#lib/platform/browser.ts';
import { runScript } from '#lib/sites/scripts.ts';
import type { Desk } from './desk.ts';
import { openInStudio } from './open-at.ts';
import { refuseBarred } from './page-rules.ts';

type AuthoringMessages =
  | 'guide:create'
  | 'guide:save'
  | 'guide:publish'
  | 'guide:withdraw'
  | 'guide:delete'
  | 'guide:restore'
  | 'orphan:restore'
  | 'orphan:discard'
  | 'flag:resolve'
  | 'tip:pick'
  | 'tip:save';

/** What Studio and the tip form ask. */
export function authoringAnswers({ device, session }: Desk): Pick<Answers, AuthoringMessages> {
  return {
    async 'guide:create'({ kind, title, pages }) {
      const { me } = await session();
      return { guideId: (await createGuide(device, me, { kind, title, pages })).id };
    },
    async 'guide:save'({ base, guide }) {
      await session();
      return saveGuide(device, base, guide);
    },
    async 'guide:publish'({ guideId, library }) {
      const { me } = await session();
      return { revision: (await publishGuide(device, me, guideId, library)).revision };
    },
    async 'guide:withdraw'({ guideId }) {
      const { me } = await session();
      await withdrawGuide(device, me, guideId);
      return null;
    },
    async 'guide:delete'({ guideId }) {
      const { me } = await session();
      return deleteGuide(device, me, guideId);
    },
    async 'guide:restore'(deleted) {
      const { me } = await session();
      await restoreGuide(device, me, deleted);
      return null;
    },
    async 'orphan:restore'({ orphanId }) {
      const { me } = await session();
      return { guideId: (await restoreOrphan(device, me, orphanId)).id };
    },
    async 'orphan:discard'({ orphanId }) {
      await session();
      await discardOrphan(device, orphanId);
      return null;
    },
    async 'flag:resolve'({ flagId, status, answer }) {
      const { me } = await session();
      await resolveFlag(device, me, flagId, status, answer);
      return null;
    },
    async 'tip:pick'({ tabId }) {
      await session();
      const { url = '' } = await browser.tabs.get(tabId);
      const { hidden } = await refuseBarred(device, url);
      if ((await tell(tabId, { notice: 'tip:pick', hidden })) !== undefined) return null;
      const isThere = await runScript('recorder', tabId);
      if (!isThere) throw new Problem('not-allowed', 'The browser does not let extensions work on this page.');
      await tell(tabId, { notice: 'tip:pick', hidden });
      return null;
    },
    async 'tip:save'(tip, asker) {
      const { me } = await session();
      if (asker.kind === 'page' && originOf(tip.url) !== originOf(asker.url))
        throw new Problem('not-allowed', 'A tip can only be left on the page it is about.');
      await refuseBarred(device, tip.url);
      const guide = await createTip(device, me, tip);
      if (isAnywhere(me, 'author')) await publishGuide(device, me, guide.id).catch(openUnpublished(guide.id));
      return { guideId: guide.id };
    },
  };
}

/** The tip is a draft then, and Studio says what it waits for. Saying so on the page would have it saved twice. */
function openUnpublished(guideId: string): (reason: unknown) => Promise<void> {
  return async (reason) => {
    if (!(reason instanceof Problem)) throw reason;
    await openInStudio(guideId);
  };
}
