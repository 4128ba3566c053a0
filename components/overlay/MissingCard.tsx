import type { Picture } from '#lib/model/guide.ts';
import type { PlayableStep } from '#lib/model/playable.ts';
import { StepPicture } from './StepPicture.tsx';
import { BranchButton, StepWords, type Branch } from './StepCard.tsx';

interface Props {
  step: PlayableStep;
  picture: { source: string; of: Picture } | null;
  hasBack: boolean;
  onRetry(): void;
  onBack(): void;
  onSkip(): void;
  onFlag(): void;
  branch?: Branch | null;
}

/** The element of the step is not there: says so, shows what it looked like, and always has a way on. */
export function MissingCard({ step, picture, hasBack, onRetry, onBack, onSkip, onFlag, branch }: Props) {
  return (
    <>
      <div class="card-body">
        <p class="mark">
          <span>{missingWords(step)}</span>
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
          {step.kind === 'check' ? 'Go on anyway' : 'Skip'}
        </button>
        {branch && <BranchButton {...branch} />}
        <button type="button" class="primary" onClick={onRetry}>
          Try again
        </button>
      </div>
    </>
  );
}

/** A list need not draw what is out of sight. */
export function missingWords({ kind, goTo, target }: PlayableStep): string {
  if (kind === 'check') return 'Not reached yet: this is not to be seen on the page. Look again at the steps before.';
  if (goTo !== undefined) return `Not seen here. If you see it, go to step ${goTo + 1}.`;
  if (target?.row)
    return 'This is not in sight. It may be further down in its list: scroll there. If you see it, do it and press Skip.';
  return 'This is not on the page, or looks different now. If you see it, do it and press Skip.';
}
