import { signal as value } from '@preact/signals-core';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import frameCss from '#components/overlay/frame.css?inline';
import recorderCss from '#components/overlay/recorder.css?inline';
import { isElement } from '#lib/frames/frames.ts';
import { onNotice } from '#lib/messages/notices.ts';
import { askOrLeave, isOrphan } from '#lib/messages/orphan.ts';
import { onCleared, overlayTag } from '#lib/overlay/earlier.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { closedRootOf } from '#lib/platform/closed-root.ts';
import { actionable, isData, isNamedByData, roleOf, seenNameOf } from '#lib/target/name.ts';
import { withLanguage } from '#lib/target/language.ts';
import { describe } from '#lib/target/describe.ts';
import { languagesOf } from '#lib/recorder/page-languages.ts';
import { hiddenParts } from '#lib/recorder/hidden.ts';
import type { GlanceScope, Insight } from '#lib/recorder/insight.ts';
import { watchMoves } from '#lib/recorder/moves.ts';
import { parentOf } from '#lib/target/dom.ts';
import { runRecording } from './run-recording.tsx';
import { pickStep } from './pick-step.tsx';
import { pickTip } from './pick-tip.tsx';
import type { Stage } from './stage.ts';

/** Injected while a recording runs in this tab, or to pick the element of a tip. Once per page. */
export default defineUnlistedScript(() => {
  const scope = globalThis as GlanceScope & { handrailRecorder?: true };
  if (scope.handrailRecorder) return;
  scope.handrailRecorder = true;

  const whole = new AbortController();
  const { signal } = whole;
  const leave = (): void => whole.abort();
  const view = watchMoves(document, signal);
  const isOurs = (target: EventTarget | undefined) => isElement(target) && target.localName === overlayTag;
  const hidden = hiddenParts(document, parentOf);
  const nameOf = (element: Element): string => {
    const name = seenNameOf(element);
    return hidden.isSaidIn(name) ? '' : name;
  };
  const insight: Omit<Insight, 'hidden'> = {
    isData,
    isOurs,
    isHidden: hidden.holds,
    nameOf,
    roleOf,
    parentOf,
    closedRootOf: (element: Element) => (isOurs(element) ? null : closedRootOf(element)),
  };
  /** Nothing is looked at until it is known what is hidden. */
  const glimpse = (target: Element | null) => {
    const selector = hidden.selector();
    if (selector === null || !scope.handrailGlance) return null;
    const known = { ...insight, hidden: selector };
    return scope.handrailGlance(document, { target, documentId: view.id(), insight: known });
  };
  const stage: Stage = {
    open: (until) => openOverlay(sheetOf(`${frameCss}\n${recorderCss}`), until),
    ask: askOrLeave(leave),
    eyes: {
      actionable,
      describe: (element) => hidden.without(withLanguage(describe(element))),
      isData: (element) => hidden.holds(element) || isNamedByData(element),
      nameOf,
      roleOf,
      languages: () => languagesOf(document),
      glimpse,
    },
    isOurs,
    hidden,
    signal,
  };
  const tipDraft = value('');
  const recording = runRecording(stage);

  onCleared(document, () => isOrphan() && leave(), signal);
  onNotice((notice) => {
    if (notice.notice === 'masks:get') return glimpse(null);
    if (notice.notice === 'recording:changed') return recording.take(notice.recording);
    if (notice.notice === 'focus:swap') recording.swapFocus();
    if ('hidden' in notice) hidden.obey(notice.hidden);
    if (notice.notice === 'tip:pick') return pickTip(stage, tipDraft);
    if (notice.notice === 'step:pick') return pickStep(stage, notice.step);
    return undefined;
  }, signal);

  // Listening has begun already: until the answer is here, the background drops what it should not have.
  void stage.ask('recording:get', {}).then(recording.take, () => recording.take(null));
});
