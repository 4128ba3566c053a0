import type { PlayableStep } from '#lib/model/playable.ts';
import { StepWords } from './StepCard.tsx';

interface Props {
  step: PlayableStep;
  /** Said only after a second: a page that is quick needs no apology. */
  isSlow: boolean;
  hasBack: boolean;
  onBack(): void;
  onSkip(): void;
}

/** The element is not there yet. */
export function WaitingCard({ step, isSlow, hasBack, onBack, onSkip }: Props) {
  return (
    <>
      <div class="card-body">
        <StepWords step={step} />
        {isSlow && <p class="waiting soft">{step.kind ? 'Looking whether it is here…' : 'Waiting for the page…'}</p>}
      </div>
      <div class="card-actions">
        <span class="far" />
        {hasBack && (
          <button type="button" class="quiet" onClick={onBack}>
            Back
          </button>
        )}
        <button type="button" class="quiet" onClick={onSkip}>
          Skip
        </button>
      </div>
    </>
  );
}
