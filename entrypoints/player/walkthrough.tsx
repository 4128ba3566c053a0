import { effect, signal as value } from '@preact/signals-core';
import { PictureSource } from '#components/library/RichText.tsx';
import { barredWords } from '#components/overlay/BarredCard.tsx';
import { endWords, Unreached } from '#components/overlay/DoneCard.tsx';
import { missingWords } from '#components/overlay/MissingCard.tsx';
import { Passed } from '#components/overlay/PassedNote.tsx';
import { Spotlight } from '#components/overlay/Spotlight.tsx';
import { Title } from '#components/overlay/Title.tsx';
import type { RunView } from '#lib/model/playable.ts';
import type { Trace } from '#lib/model/trace.ts';
import { after } from '#lib/player/after.ts';
import { bringIntoView } from '#lib/player/bring-into-view.ts';
import { play, type AwaitAnywhere } from '#lib/player/play.ts';
import { Player, type Inside } from '#lib/player/player.ts';
import { whileDragged } from '#lib/player/while-dragged.ts';
import { languageOf } from '#lib/target/language.ts';
import { cardOf } from './card-of.tsx';
import type { Stage } from './stage.ts';

/** A walkthrough counts as done once its last card was there to be seen. */
const seenMs = 1_000;

/** Shows one run in this page. Ends by itself when the reader closes it; `onEnd` hears so. */
export function showWalkthrough(
  run: RunView,
  {
    stage,
    awaitTarget,
    isStarted,
    onEnd,
  }: { stage: Stage; awaitTarget: AwaitAnywhere; isStarted: boolean; onEnd(): void },
  signal: AbortSignal,
): Player {
  const { overlay } = stage;
  const player = new Player(run, location.href);
  const flagging = stage.flagging(run.guide.id, signal);
  const picture = value<{ sha256: string; source: string } | null>(null);
  let brought: Element | Inside | null = null;
  let told = run.index;
  let hasEnded = false;
  let wantsFocus = isStarted;

  const end = (): void => {
    const isDone = player.phase.peek() === 'done' && player.unreached().length === 0;
    if (!hasEnded) stage.say('run:end', { runId: run.id, end: isDone ? 'completed' : 'left' });
    hasEnded = true;
  };
  const close = (): void => {
    end();
    onEnd();
  };
  const escape = (): void => (flagging.state.peek().kind === 'closed' ? close() : flagging.close());

  /** Told anew when the element is found anew. On another page there is nothing to look for. */
  const trace = (): Trace | undefined => {
    void player.element.value;
    // Of what is in a frame of another site nothing is known here.
    const isKept = player.inside.value !== null || player.phase.value === 'barred';
    return player.isElsewhere.value || isKept ? undefined : stage.trace(player.step.value?.target);
  };

  const ring = overlay.show(() => <Spotlight isUnsure={player.phase.value === 'unsure'} />, { level: 0 }, signal);
  const card = overlay.show(
    () => (
      <PictureSource.Provider value={stage.picture}>
        {cardOf({
          run,
          player,
          flagging,
          picture: picture.value,
          trace,
          areTracesShown: stage.areTracesShown.value,
          onUse: () => (wantsFocus = true),
          onClose: close,
        })}
      </PictureSource.Provider>
    ),
    { level: 2, onEscape: escape },
    signal,
  );

  const follow = (work: () => void): void => signal.addEventListener('abort', effect(work));
  play(player, document, awaitTarget, signal);
  follow(() => {
    const phase = player.phase.value;
    const element = player.element.value;
    const inside = player.inside.value;
    if (element && (phase === 'showing' || phase === 'unsure')) {
      const step = player.step.peek();
      const ahead = player.ahead.value;
      ring.attach(element, 'over', { region: step?.target?.region, inside });
      const avoid = ahead && !ahead.inside ? ahead.element : null;
      card.attach(element, step?.advanceOn === 'input' ? 'beside' : 'below', { avoid, inside });
      if ((inside ?? element) !== brought) {
        brought = inside ?? element;
        bringIntoView(element, signal);
        inside?.bringIntoView();
      }
    } else {
      ring.rest('hidden');
      card.rest(phase === 'waiting' && !player.isSlow.value ? 'still' : 'pinned');
    }
  });
  follow(() => {
    void player.step.value;
    void flagging.state.value;
    void player.phase.value;
    const isThere = card.element.dataset['where'] !== 'hidden';
    if (wantsFocus && isThere && !overlay.hasFocus(card)) {
      card.element.querySelector<HTMLElement>('.card')?.focus({ preventScroll: true });
    }
    if (isThere) wantsFocus = false;
  });
  follow(() => {
    const { number, count } = player.position.value;
    const step = player.step.value;
    if (flagging.state.peek().kind === 'raised') flagging.close();
    const { steps } = run.guide;
    const unreached = step ? [] : player.unreached().map((at) => steps[at]!);
    overlay.announce(
      <>
        {player.passed.peek().map(({ index, kind, isSeen }) => (
          <>
            <Passed kind={kind} isSeen={isSeen} step={steps[index]!} />{' '}
          </>
        ))}
        {step ? `Step ${number} of ${count}.` : endWords(unreached)} <Title of={step ?? run.guide} />
        {unreached.map((one) => (
          <>
            {' '}
            <Unreached step={one} />
          </>
        ))}
      </>,
    );
    if (!step) after(seenMs, end, signal);
  });
  follow(() => {
    const phase = player.phase.value;
    if (phase === 'missing') overlay.announce(missingWords(player.step.peek()!));
    if (phase === 'barred') overlay.announce(barredWords(player.barredBy.peek()));
    if (phase === 'elsewhere') overlay.announce('This step is on another page.');
  });
  follow(() => {
    const step = player.step.value;
    if (step?.target && player.phase.value === 'showing' && !player.inside.value)
      stage.tellLabel(run.guide.id, step, player.element.value);
  });
  // Where something is dropped may lie under the card.
  signal.addEventListener(
    'abort',
    effect(() => {
      const element = player.element.value;
      if (!element || player.inside.value || player.step.value?.advanceOn !== 'drag') return;
      const ends = new AbortController();
      whileDragged(element, (isDragged) => card.element.toggleAttribute('data-aside', isDragged), ends.signal);
      return () => ends.abort();
    }),
  );
  follow(() => {
    const index = player.index.value;
    if (index !== told) {
      const { steps } = run.guide;
      const unreached = player.unreached().map((at) => steps[at]!.id);
      stage.say('run:move', { runId: run.id, index, stepId: steps[index]?.id ?? null, unreached });
    }
    told = index;
  });
  follow(() => {
    const sha256 = player.phase.value === 'missing' && player.step.value?.picture?.sha256;
    if (!sha256 || picture.peek()?.sha256 === sha256) return;
    void stage.ask('picture:get', { sha256, language: languageOf(document) }).then(
      (source) => source && (picture.value = { sha256, source }),
      () => undefined,
    );
  });
  return player;
}
