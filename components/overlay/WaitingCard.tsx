import type { PlayableStep } from '#lib/model/playable.ts';
import { BackAndSkip, type Ways } from './BackAndSkip.tsx';
import { StepWords } from './StepCard.tsx';

interface Props extends Ways {
  step: PlayableStep;
  /** Said only after a second: a page that is quick needs no apology. */
  isSlow: boolean;
}

/** The element is not there yet. */
export function WaitingCard({ step, isSlow, ...ways }: Props) {
  return (
    <>
      <div class="card-body">
        <StepWords step={step} />
        {isSlow && <p class="waiting soft">{step.kind ? 'Looking whether it is here…' : 'Waiting for the page…'}</p>}
      </div>
      <div class="card-actions">
        <span class="far" />
        <BackAndSkip {...ways} />
      </div>
    </>
  );
}
