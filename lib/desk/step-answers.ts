import { activeRecording } from '#lib/authoring/recordings.ts';
import { withTarget } from '#lib/authoring/retarget-step.ts';
import { saveGuide } from '#lib/authoring/saving.ts';
import { toPlainText } from '#lib/markdown/to-rich.ts';
import type { Answers, Asker } from '#lib/messages/answer.ts';
import { tellAll } from '#lib/messages/notices.ts';
import type { Guide } from '#lib/model/guide.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import { browser } from '#lib/platform/browser.ts';
import { isEnabledAt } from '#lib/sites/sites.ts';
import { readPick, writePick, type StepPick } from '#lib/store/settings.ts';
import { askThere } from './ask-there.ts';
import type { Desk } from './desk.ts';
import { glanceOf, takeLook } from './look.ts';
import { addressOfStep, guideWith, openAt } from './open-at.ts';
import { addressesAround, isOpenAround, refuseBarred, rulesAt } from './page-rules.ts';

type StepMessages = 'step:repick' | 'step:asked' | 'step:leave' | 'step:retarget';

/** Another element for a step: asked for in Studio, pointed at on the page, kept here. */
export function stepAnswers({ device, session }: Desk): Pick<Answers, StepMessages> {
  const pickAt = async ({ tabId }: Asker): Promise<StepPick | null> => {
    const pick = await readPick(device);
    // Where it is recorded, nobody points any more: the author went on to something else.
    const isRecorded = (await activeRecording(device))?.tabId === tabId;
    return pick && pick.tabId === tabId && 'stepId' in pick && !isRecorded ? pick : null;
  };
  const wordsOf = (guide: Guide, stepId: string): string =>
    toPlainText(guide.steps[stepId]!.title).slice(0, 120) || 'this step';
  return {
    async 'step:repick'({ guideId, stepId }, asker) {
      await session();
      const guide = await guideWith(device, guideId, stepId);
      const { hidden } = await refuseBarred(device, await addressOfStep(device, guide, stepId));
      const tabId = await openAt(device, guide, stepId, asker.tabId);
      await writePick(device, { tabId, guideId, stepId });
      await askThere(tabId, { notice: 'step:pick', step: wordsOf(guide, stepId), hidden }, await glanceOf(device));
      return null;
    },
    async 'step:asked'(_, asker) {
      const pick = await pickAt(asker);
      if (!pick || !(await isEnabledAt(asker.url))) return null;
      const rules = await Promise.all(addressesAround(asker.url, asker).map((at) => rulesAt(device, at)));
      if (rules.some(({ isBarred }) => isBarred)) return null;
      const guide = await guideWith(device, pick.guideId, pick.stepId);
      return { step: wordsOf(guide, pick.stepId), hidden: rules[0]!.hidden };
    },
    async 'step:leave'(_, asker) {
      const pick = await pickAt(asker);
      if (!pick) return null;
      await writePick(device, null);
      await tellAll(pick.tabId, { notice: 'step:left' });
      return null;
    },
    async 'step:retarget'({ url, target, name, frame, glimpse }, asker) {
      await session();
      const pick = await pickAt(asker);
      if (!pick) throw new Problem('not-found', 'No step waits for an element here. Choose it in Studio again.');
      if (originOf(url) !== originOf(asker.url))
        throw new Problem('not-allowed', 'A step can only be given what is on the page that was asked.');
      for (const address of addressesAround(url, asker)) await refuseBarred(device, address);
      if (!(await isOpenAround(asker)))
        throw new Problem('not-allowed', 'This part of the page is private. Choose an element of another part.');
      const picture = frame && glimpse ? await takeLook(device, asker, glimpse, frame) : null;
      const guide = await guideWith(device, pick.guideId, pick.stepId);
      await saveGuide(device, guide, withTarget(guide, pick.stepId, { target, name, picture }));
      await writePick(device, null);
      // Back to where it was asked for: the tab that this one was opened from.
      await browser.tabs.remove(pick.tabId);
      return null;
    },
  };
}
