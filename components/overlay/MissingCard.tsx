import type { Picture } from '#lib/model/guide.ts';
import type { PlayableStep } from '#lib/model/playable.ts';
import { StepPicture } from './StepPicture.tsx';
import { StepWords } from './StepCard.tsx';

interface Props {
  step: PlayableStep;
  picture: { source: string; of: Picture } | null;
  hasBack: boolean;
  onRetry(): void;
  onBack(): void;
  onSkip(): void;
  onFlag(): void;
}

/** The element of the step is not there: says so, shows what it looked like, and always has a way on. */
export function MissingCard({ step, picture, hasBack, onRetry, onBack, onSkip, onFlag }: Props) {
  const isCheck = step.kind === 'check';
  return (
    <>
      <div class="card-body">
        <p class="mark">
          <span>
            {isCheck
              ? 'Not reached yet: this is not to be seen on the page. Look again at the steps before.'
              : 'This is not on the page, or looks different now. If you see it, do it and press Skip.'}
          </span>
        </p>
        <StepWords step={step} />
        {picture && <StepPicture {...picture} />}
      </div>
      <div class="card-actions">
        <button type="button" class="quiet report" onClick={onFlag}>
          Report it
        </button>
        {hasBack && (
          <button type="button" class="quiet" onClick={onBack}>
            Back
          </button>
        )}
        <button type="button" onClick={onSkip}>
          {isCheck ? 'Go on anyway' : 'Skip'}
        </button>
        <button type="button" class="primary" onClick={onRetry}>
          Try again
        </button>
      </div>
    </>
  );
}
