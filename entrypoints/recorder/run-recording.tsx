import { effect, signal as value, type ReadonlySignal } from '@preact/signals-core';
import { strengthWords } from '#components/library/strength-words.ts';
import { RecorderBar } from '#components/overlay/RecorderBar.tsx';
import type { RecordingView } from '#lib/model/recording.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Layer } from '#lib/overlay/layer.ts';
import { watchArrivals, type Arrival } from '#lib/recorder/arrivals.ts';
import { phrase } from '#lib/recorder/phrases.ts';
import { record, type Outlets, type Recording } from '#lib/recorder/record.ts';
import { changeSides, stepAside } from '#lib/recorder/step-aside.ts';
import { strengthOf } from '#lib/target/strength.ts';
import { afterTwoFrames } from './after-frames.ts';
import { watchOffers } from './offer.ts';
import type { Stage } from './stage.ts';
import { meetFrames, type Stranger } from './strangers.ts';

/** The popup can enable only what has a name. */
function noteOn({ site }: Stranger): string {
  const note = 'This part of the page belongs to another site and is not recorded.';
  return site ? `${note} To record it, enable ${new URL(site).host} in Handrail’s popup.` : note;
}

/** A recorder may be in a frame before it is known here that this page is recorded. */
const beginsMs = 2_000;

/**
 * Records from the first moment, shows the bar once it is known that this tab is being recorded, ends when told. The
 * recorders in frames are met as well while something is pointed at.
 */
export function runRecording(
  stage: Stage,
  isPicking: ReadonlySignal<boolean>,
): {
  take(recording: RecordingView | null): true;
  frames: ReturnType<typeof meetFrames>;
  isRecorded(): boolean;
  /** True once nothing of ours is on the screen. */
  isClear(): Promise<boolean>;
} {
  const shown = value<RecordingView | null>(null);
  const status = value('');
  /** The step whose note is being typed: a note goes to no other, so when another comes it is closed. */
  const noting = value<string | null>(null);
  let listening: AbortController | null = null;
  let gestures: Recording | null = null;
  const offers = watchOffers(stage.eyes.describe, (step, other) => gestures!.retell(step, other), stage.signal);
  let bar: AbortController | null = null;
  let layer: Layer | null = null;
  let looks = 0;
  let cleared: Promise<boolean> | null = null;

  const take = (recording: RecordingView | null): true => {
    shown.value = recording;
    if (recording) stage.hidden.obey(recording.here.hidden);
    if (!recording) {
      listening?.abort();
      bar?.abort();
      listening = bar = layer = null;
      return true;
    }
    listen();
    gestures?.release();
    if (bar) return true;
    bar = new AbortController();
    layer = stage.open(bar.signal).show(view, { level: 2 }, bar.signal);
    layer.rest('pinned');
    stepAside(layer.element, document, stage.isOurs, bar.signal);
    return true;
  };
  const complain = (error: unknown): void => {
    status.value = error instanceof Problem ? error.message : 'That did not work. Try again.';
  };
  const attempt = (work: Promise<RecordingView | null>) => void work.then(take, complain);

  /** While the offer's step is the last one: it may have been undone, or another may have come. */
  const offered = (): { title: string; isTaken: boolean } | null => {
    const offer = offers.offer.value;
    if (!offer || offer.other.key !== shown.value?.last?.key) return null;
    return { title: offer.other.title, isTaken: offer.isTaken };
  };
  const strengthOfLast = (): Parameters<typeof RecorderBar>[0]['strength'] => {
    const target = shown.value?.last?.target;
    const strength = target && strengthOf(target);
    return strength ? { grade: strength.grade, ...strengthWords(strength) } : null;
  };

  const view = () =>
    shown.value && (
      <RecorderBar
        recording={shown.value}
        status={status.value}
        strength={strengthOfLast()}
        offer={offered()}
        onOffer={() =>
          void offers
            .swap((step) => stage.ask('recording:retarget', step))
            .then((recording) => recording && take(recording), complain)
        }
        onMove={() => layer && changeSides(layer.element)}
        onPause={(isPaused) => {
          gestures?.interrupt();
          attempt(stage.ask('recording:pause', { isPaused }));
        }}
        onUndo={() => {
          gestures?.interrupt();
          attempt(stage.ask('recording:undo', {}));
        }}
        isNoting={noting.value !== null && noting.value === shown.value.last?.key}
        onNoting={(isNoting) => (noting.value = (isNoting && shown.peek()?.last?.key) || null)}
        onNote={(note) => {
          const key = noting.peek();
          noting.value = null;
          if (key) attempt(stage.ask('recording:note', { key, note }));
        }}
        onStop={() => {
          status.value = 'Making the draft…';
          void stage.ask('recording:stop', {}).then(() => take(null), complain);
        }}
      />
    );

  /** Out of the picture, and back when the last that is under way is taken. */
  const stepOut = (by: 1 | -1): void => {
    looks += by;
    cleared = looks > 0 ? (cleared ?? afterTwoFrames()) : null;
    if (layer) layer.element.style.opacity = looks > 0 ? '0' : '';
  };
  const photograph: Outlets['onLook'] = (look) => {
    const isPhoto = 'rects' in look.glimpse;
    if (isPhoto) stepOut(1);
    const back = (): void => void (isPhoto && stepOut(-1));
    void stage.ask('recording:look', look).then(back, back);
  };

  const listen = (): void => {
    if (listening) return;
    listening = new AbortController();
    gestures = record(
      document,
      stage.eyes,
      {
        isOurs: stage.isOurs,
        onLook: photograph,
        onStep: (step, element) => {
          status.value = '';
          offers.consider(step, element);
          const { key, url, frame, glimpse } = step;
          // What was pressed without a press before it, as by the keyboard, is looked at only now.
          if (glimpse) photograph({ key, url, frame, glimpse });
          attempt(stage.ask('recording:step', { ...step, glimpse: null }));
        },
      },
      listening.signal,
    );
  };

  stage.signal.addEventListener('abort', () => take(null));
  listen();
  watchArrivals(document, report, stage.signal);
  const isWanted = (): Promise<boolean> =>
    new Promise((tell) => {
      const until = AbortSignal.any([stage.signal, AbortSignal.timeout(beginsMs)]);
      until.addEventListener('abort', () => tell(false));
      const stop = effect(() => void ((shown.value || isPicking.value) && tell(true)));
      until.addEventListener('abort', stop);
    });
  const frames = meetFrames(stage, isWanted, (stranger) => (status.value = stranger ? noteOn(stranger) : ''));
  return { take, frames, isRecorded: () => shown.peek() !== null, isClear: () => cleared ?? afterTwoFrames() };

  function report({ url, from, way }: Arrival): void {
    gestures?.interrupt();
    const title = phrase(stage.eyes.languages(), way ?? 'goSomewhere');
    const arrival = { url: url.slice(0, 4000), title, from: from && from.slice(0, 4000), way };
    void stage.ask('recording:arrive', arrival).then(take, () => undefined);
  }
}
