import type { PlayableStep } from '#lib/model/playable.ts';
import { BackAndSkip, type Ways } from './BackAndSkip.tsx';
import { StepWords } from './StepCard.tsx';

interface Props extends Ways {
  step: PlayableStep;
  /** Where the step is, if that can be said as an address. */
  address: string | null;
  onHere(): void;
}

/** The step belongs to another page: takes the reader there, or says what to look for. */
export function AwayCard({ step, address, onHere, ...ways }: Props) {
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
        <BackAndSkip {...ways} />
        {address && (
          <a class="button primary" href={address}>
            Take me there
          </a>
        )}
      </div>
    </>
  );
}
