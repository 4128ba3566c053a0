import { withTarget } from '#lib/authoring/retarget-step.ts';
import { saveGuide } from '#lib/authoring/saving.ts';
import { toPlainText } from '#lib/markdown/to-rich.ts';
import type { Answers } from '#lib/messages/answer.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import { browser } from '#lib/platform/browser.ts';
import { readPick, writePick } from '#lib/store/settings.ts';
import { askThere } from './ask-there.ts';
import type { Desk } from './desk.ts';
import { glanceOf, takeLook } from './look.ts';
import { addressOfStep, guideWith, openAt } from './open-at.ts';
import { refuseBarred } from './page-rules.ts';

/** Another element for a step: asked for in Studio, pointed at on the page, kept here. */
export function stepAnswers({ device, session }: Desk): Pick<Answers, 'step:repick' | 'step:retarget'> {
  return {
    async 'step:repick'({ guideId, stepId }, asker) {
      await session();
      const guide = await guideWith(device, guideId, stepId);
      const { hidden } = await refuseBarred(device, await addressOfStep(device, guide, stepId));
      const tabId = await openAt(device, guide, stepId, asker.tabId);
      await writePick(device, { tabId, guideId, stepId });
      const words = toPlainText(guide.steps[stepId]!.title).slice(0, 120);
      await askThere(tabId, { notice: 'step:pick', step: words || 'this step', hidden }, await glanceOf(device));
      return null;
    },
    async 'step:retarget'({ url, target, name, frame, glimpse }, asker) {
      await session();
      const pick = await readPick(device);
      if (!pick || pick.tabId !== asker.tabId || !('stepId' in pick))
        throw new Problem('not-found', 'No step waits for an element here. Choose it in Studio again.');
      if (originOf(url) !== originOf(asker.url))
        throw new Problem('not-allowed', 'A step can only be given what is on the page that was asked.');
      await refuseBarred(device, url);
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
