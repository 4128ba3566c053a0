import type { PlayableStep } from '#lib/model/playable.ts';
import { StepWords } from './StepCard.tsx';

interface Props {
  step: PlayableStep;
  /** Where the step is, if that can be said as an address. */
  address: string | null;
  hasBack: boolean;
  onHere(): void;
  onBack(): void;
  onSkip(): void;
}

/** The step belongs to another page: takes the reader there, or says what to look for. */
export function AwayCard({ step, address, hasBack, onHere, onBack, onSkip }: Props) {
  return (
    <>
      <div class="card-body">
        <p class="mark plain">
          <span>
            {address
              ? 'This step is on another page.'
              : 'This step is on another page. Open it, and the step shows up.'}
          </span>
        </p>
        <StepWords step={step} />
      </div>
      <div class="card-actions">
        <button type="button" class="quiet report" onClick={onHere}>
          It is here
        </button>
        {hasBack && (
          <button type="button" class="quiet" onClick={onBack}>
            Back
          </button>
        )}
        <button type="button" class="quiet" onClick={onSkip}>
          Skip
        </button>
        {address && (
          <a class="button primary" href={address}>
            Take me there
          </a>
        )}
      </div>
    </>
  );
}
