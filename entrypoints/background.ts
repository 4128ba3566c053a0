import '#lib/platform/polyfill.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { answer } from '#lib/messages/answer.ts';
import { Device } from '#lib/store/device.ts';
import { appAnswers } from '#lib/desk/app-answers.ts';
import { authoringAnswers } from '#lib/desk/authoring-answers.ts';
import { frameAnswers } from '#lib/desk/frame-answers.ts';
import { exchangeAnswers } from '#lib/desk/exchange-answers.ts';
import { historyAnswers } from '#lib/desk/history-answers.ts';
import { heedRules } from '#lib/desk/heed-rules.ts';
import { heedApps } from '#lib/desk/off-sites.ts';
import { pageAnswers } from '#lib/desk/page-answers.ts';
import { recordingAnswers } from '#lib/desk/recording-answers.ts';
import { sessionAnswers } from '#lib/desk/session-answers.ts';
import { shareAnswers } from '#lib/desk/share-answers.ts';
import { heedGrants, siteAnswers } from '#lib/desk/site-answers.ts';
import { partAnswers } from '#lib/desk/part-answers.ts';
import { stepAnswers } from '#lib/desk/step-answers.ts';
import { stewardAnswers } from '#lib/desk/steward-answers.ts';
import { questionAnswers } from '#lib/desk/question-answers.ts';
import { reviewAnswers } from '#lib/desk/review-answers.ts';
import { webhookAnswers } from '#lib/desk/webhook-answers.ts';
import { startDesk } from '#lib/desk/desk.ts';

/** The one writer: answers messages, saves, syncs, registers scripts, takes pictures. May be stopped at any moment. */
export default defineBackground(() => {
  const desk = startDesk(new Device());
  heedGrants(desk);
  heedApps(desk);
  heedRules(desk);
  answer({
    ...sessionAnswers(desk),
    ...appAnswers(desk),
    ...siteAnswers(desk),
    ...stewardAnswers(desk),
    ...questionAnswers(desk),
    ...webhookAnswers(desk),
    ...reviewAnswers(desk),
    ...pageAnswers(desk),
    ...frameAnswers(),
    ...recordingAnswers(desk),
    ...authoringAnswers(desk),
    ...stepAnswers(desk),
    ...partAnswers(desk),
    ...historyAnswers(desk),
    ...exchangeAnswers(desk),
    ...shareAnswers(desk),
  });
});
