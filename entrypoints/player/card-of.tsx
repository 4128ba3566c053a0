import { AwayCard } from '#components/overlay/AwayCard.tsx';
import { BarredCard } from '#components/overlay/BarredCard.tsx';
import { CardFrame } from '#components/overlay/CardFrame.tsx';
import { DoneCard } from '#components/overlay/DoneCard.tsx';
import { MissingCard } from '#components/overlay/MissingCard.tsx';
import { PassedNote } from '#components/overlay/PassedNote.tsx';
import { Reports } from '#components/overlay/Reports.tsx';
import { StepCard } from '#components/overlay/StepCard.tsx';
import { TraceDetails } from '#components/overlay/TraceDetails.tsx';
import { UnsureNote } from '#components/overlay/UnsureNote.tsx';
import { WaitingCard } from '#components/overlay/WaitingCard.tsx';
import type { RunView } from '#lib/model/playable.ts';
import type { Trace } from '#lib/model/trace.ts';
import { scrollTo } from '#lib/player/bring-into-view.ts';
import type { Flagging } from '#lib/player/flagging.ts';
import type { Player } from '#lib/player/player.ts';
import { flagPart } from './flag-part.tsx';

interface Parts {
  run: RunView;
  player: Player;
  flagging: Flagging;
  picture: { sha256: string; source: string } | null;
  /** How the step's element is looked for, where it may be looked for at all. */
  trace(): Trace | undefined;
  areTracesShown: boolean;
  /** The reader works with the card, so the keyboard may stay in it. */
  onUse(): void;
  onClose(): void;
}

/** Work that makes the keyboard stay in the card. */
type Using = (work: () => void) => () => void;

/** The card for how it stands with the step. Read inside a layer's view, so it follows the signals. */
export function cardOf({ run, player, flagging, picture, trace, areTracesShown, onUse, onClose }: Parts) {
  const using: Using = (work) => () => {
    onUse();
    work();
  };
  const { guide } = run;
  if (player.phase.value === 'done') {
    const unreached = player.unreached().map((at) => guide.steps[at]!);
    return <DoneCard guide={guide} unreached={unreached} notes={passedNotes(run, player, using)} onClose={onClose} />;
  }
  return (
    <CardFrame guide={guide} position={player.position.value} onClose={onClose}>
      {flagPart(flagging) ?? bodyOf({ run, player, flagging, picture, trace, using })}
      {areTracesShown && <TraceDetails trace={trace()} />}
    </CardFrame>
  );
}

function bodyOf({
  run,
  player,
  flagging,
  picture,
  trace,
  using,
}: Pick<Parts, 'run' | 'player' | 'flagging' | 'picture' | 'trace'> & { using: Using }) {
  const step = player.step.value;
  if (!step) return null;
  const phase = player.phase.value;
  const { goTo } = step;
  const branch = goTo === undefined ? null : { number: goTo + 1, onGo: using(() => player.goTo(goTo)) };
  const ways = {
    step,
    hasBack: player.hasBack.value,
    onBack: using(player.back),
    onSkip: using(player.next),
    onFlag: using(() => flagging.open(step.id, trace())),
  };
  if (phase === 'waiting') return <WaitingCard {...ways} isSlow={player.isSlow.value} />;
  if (phase === 'elsewhere') {
    return <AwayCard {...ways} address={player.address.value} onHere={using(player.lookHere)} />;
  }
  if (phase === 'barred') {
    return <BarredCard {...ways} site={player.barredBy.value} onRetry={using(player.retry)} />;
  }
  if (phase === 'missing') {
    const isOwn = picture && step.picture?.sha256 === picture.sha256;
    const shown = isOwn && step.picture ? { source: picture.source, of: step.picture } : null;
    return <MissingCard {...ways} branch={branch} picture={shown} onRetry={using(player.retry)} />;
  }
  return (
    <StepCard
      {...ways}
      notes={
        <>
          {phase === 'unsure' && (
            <UnsureNote
              isPainted={!!step.target?.region}
              onConfirm={using(player.confirm)}
              onRefuse={using(player.refuse)}
            />
          )}
          {passedNotes(run, player, using)}
          <Reports guide={run.guide} stepId={step.id} />
        </>
      }
      branch={branch}
      hasNext={player.needsNext.value}
      onNext={using(player.next)}
      onShow={() => show(player)}
    />
  );
}

function show(player: Player): void {
  const element = player.element.peek();
  if (element) scrollTo(element);
  player.inside.peek()?.bringIntoView();
}

function passedNotes({ guide }: RunView, player: Player, using: Using) {
  return player.passed.value.map(({ index, kind, isSeen }) => (
    <PassedNote
      key={index}
      kind={kind}
      isSeen={isSeen}
      step={guide.steps[index]!}
      onGoBack={kind === 'check' ? null : using(() => player.goBackTo(index))}
    />
  ));
}
