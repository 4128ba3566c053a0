import type { PlayableStep } from '#lib/model/playable.ts';
import type { PassingKind } from '#lib/model/step-kind.ts';
import { Title } from './Title.tsx';

interface Props {
  kind: PassingKind;
  isSeen: boolean;
  step: PlayableStep;
  /** The reader wants to decide it themselves; null where there is nothing to decide. */
  onGoBack: (() => void) | null;
}

/** A step before this one led on by itself: which one, and why. */
export function PassedNote({ onGoBack, ...passed }: Props) {
  return (
    <p class={`mark ${passed.kind === 'check' ? 'good' : 'plain'}`}>
      <span>
        <Passed {...passed} />
      </span>
      {onGoBack && (
        <button type="button" onClick={onGoBack}>
          Back to it
        </button>
      )}
    </p>
  );
}

export function Passed({ kind, isSeen, step }: Omit<Props, 'onGoBack'>) {
  return (
    <>
      {passedWords(kind, isSeen)} “<Title of={step} />”
    </>
  );
}

function passedWords(kind: PassingKind, isSeen: boolean): string {
  if (kind === 'optional') return 'Left out, because it is not here:';
  if (kind === 'check') return 'Reached:';
  return isSeen ? 'It is here, so this comes next:' : 'Not seen here:';
}
