import type { PlayableStep } from '#lib/model/playable.ts';
import { BackAndSkip, type Ways } from './BackAndSkip.tsx';
import { StepWords } from './StepCard.tsx';

interface Props extends Ways {
  step: PlayableStep;
  /** Where known, the site whose part of the page it is. */
  site: string | null;
  onRetry(): void;
}

/** The step is in a frame of another site, where nothing of ours may be: says whose it is, and what to do. */
export function BarredCard({ step, site, onRetry, ...ways }: Props) {
  return (
    <>
      <div class="card-body">
        <p class="mark plain">
          <span>{barredWords(site)}</span>
        </p>
        <StepWords step={step} />
      </div>
      <div class="card-actions">
        <span class="far" />
        <BackAndSkip {...ways} />
        <button type="button" class="primary" onClick={onRetry}>
          Try again
        </button>
      </div>
    </>
  );
}

/** Only of a site that can be named there is something to enable. */
export function barredWords(site: string | null): string {
  return site
    ? `This step is in a part of the page that belongs to another site, ${site}. To be shown the place, press the Handrail button of your browser and enable that site. Or do the step by yourself and press Skip.`
    : 'This step cannot be shown in this part of the page. Do it by yourself, then press Skip.';
}
