import type { ComponentChildren } from 'preact';
import { RichLine, RichText } from '#components/library/RichText.tsx';
import { inLanguage } from '#lib/model/language.ts';
import type { PlayableStep } from '#lib/model/playable.ts';

/** Of a branch that its reader decides: where it leads, and the way there. */
export interface Branch {
  number: number;
  onGo(): void;
}

interface Props {
  step: PlayableStep;
  /** Notes between text and buttons: doubts, reports. */
  notes: ComponentChildren;
  hasBack: boolean;
  hasNext: boolean;
  onBack(): void;
  onSkip(): void;
  onNext(): void;
  onShow(): void;
  onFlag(): void;
  branch?: Branch | null;
}

/** One step beside its element: what to do, and the way on. Next is there only where doing it cannot be heard. */
export function StepCard({ step, notes, hasBack, hasNext, onBack, onSkip, onNext, onShow, onFlag, branch }: Props) {
  return (
    <>
      <div class="card-body">
        <StepWords step={step} />
        {notes}
      </div>
      <div class="card-actions">
        <button type="button" class="quiet report" onClick={onFlag}>
          Outdated?
        </button>
        <button type="button" class="show-me" onClick={onShow}>
          Show me
        </button>
        {hasBack && (
          <button type="button" class="quiet" onClick={onBack}>
            Back
          </button>
        )}
        <button type="button" class="quiet" hidden={hasNext && step.advanceOn === 'next'} onClick={onSkip}>
          Skip
        </button>
        {branch && <BranchButton {...branch} />}
        {hasNext && (
          <button type="button" class={step.target && step.advanceOn !== 'next' ? '' : 'primary'} onClick={onNext}>
            Next
          </button>
        )}
      </div>
    </>
  );
}

export function BranchButton({ number, onGo }: Branch) {
  return (
    <button type="button" onClick={onGo}>
      Go to step {number}
    </button>
  );
}

/** What a step says, wherever it is shown. */
export function StepWords({ step }: { step: PlayableStep }) {
  return (
    <>
      {step.title.length > 0 && (
        <p class="card-title" {...inLanguage(step.languages.title)}>
          <RichLine inlines={step.title} />
        </p>
      )}
      {step.text.length > 0 && <RichText blocks={step.text} language={step.languages.text} />}
    </>
  );
}
