import { signal as value } from '@preact/signals-core';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import frameCss from '#components/overlay/frame.css?inline';
import recorderCss from '#components/overlay/recorder.css?inline';
import { isReachedFromAbove } from '#lib/frames/frames.ts';
import { onNotice } from '#lib/messages/notices.ts';
import { askOrLeave, isOrphan } from '#lib/messages/orphan.ts';
import { onCleared } from '#lib/overlay/earlier.ts';
import { openOverlay, type Overlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { askUntilTold } from './ask-until-told.ts';
import { openEyes } from './eyes.ts';
import { offerHere } from './offer-here.tsx';
import { runRecording } from './run-recording.tsx';
import { pickPart } from './pick-part.ts';
import { pickStep } from './pick-step.ts';
import { pickTip } from './pick-tip.tsx';
import { serveInside } from './serve-inside.ts';
import type { Stage } from './stage.ts';

/**
 * Injected while a recording runs in this tab, or to pick the element of a tip. Once per page, and once per frame that the
 * page cannot look into.
 */
export default defineUnlistedScript(() => {
  const scope = globalThis as { handrailRecorder?: true };
  if (scope.handrailRecorder || isReachedFromAbove()) return;
  scope.handrailRecorder = true;

  const whole = new AbortController();
  const { signal } = whole;
  const leave = (): void => whole.abort();
  const open = openEyes(document, signal);
  const { eyes, hidden, isOurs } = open;
  const overlays = new Set<Overlay>();
  const stage: Stage = {
    open(until) {
      const overlay = openOverlay(sheetOf(`${frameCss}\n${recorderCss}`), until);
      overlays.add(overlay);
      until.addEventListener('abort', () => overlays.delete(overlay));
      return overlay;
    },
    ask: askOrLeave(leave),
    eyes,
    isOurs,
    hidden,
    signal,
  };
  onCleared(document, () => isOrphan() && leave(), signal);
  if (window.parent !== window) {
    // One that may not record leaves room for one that may, once the person has enabled its site.
    const giveUp = (): void => {
      leave();
      delete scope.handrailRecorder;
    };
    return void serveInside(stage, open).then((isIn) => isIn || giveUp());
  }
  const tipDraft = value('');
  const isPicking = value(false);
  const recording = runRecording(stage, isPicking);
  const here = offerHere(stage);

  onNotice((notice) => {
    if (notice.notice === 'picture:clear') return recording.isClear();
    if (notice.notice === 'masks:get') return open.glimpseAgain(notice.documentId);
    if (notice.notice === 'recording:elsewhere') return here.show();
    if (notice.notice === 'recording:changed') {
      here.end();
      return recording.take(notice.recording);
    }
    if (notice.notice === 'frame:greeted') return recording.frames.meet(notice.word, notice.frameId);
    if (notice.notice === 'frame:left') return recording.frames.leave(notice.frameId);
    // Where another script of ours may answer as well, this one says only what it alone knows.
    if (notice.notice === 'frame:open')
      return recording.isRecorded() || isPicking.value ? recording.frames.isOpen(notice.frameId) : undefined;
    if (notice.notice === 'frames:get') {
      const sites = recording.frames.sites();
      return recording.isRecorded() && sites.length > 0 ? sites : undefined;
    }
    if (notice.notice === 'focus:swap') [...overlays].at(-1)?.swapFocus();
    if ('hidden' in notice) hidden.obey(notice.hidden);
    if (notice.notice === 'tip:pick') return pickTip(stage, tipDraft);
    if (notice.notice === 'step:left') isPicking.value = false;
    if (notice.notice === 'step:pick') {
      isPicking.value = true;
      return pickStep(stage, open, notice.step);
    }
    if (notice.notice === 'part:pick') return pickPart(stage);
    return undefined;
  }, signal);

  // Listening has begun already: until the answer is here, the background drops what it should not have.
  void askUntilTold(() => stage.ask('recording:get', {}), signal).then(recording.take);
});
