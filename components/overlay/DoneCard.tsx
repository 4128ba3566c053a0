import type { ComponentChildren } from 'preact';
import type { PlayableGuide, PlayableStep } from '#lib/model/playable.ts';
import { CloseButton } from './CloseButton.tsx';
import { Title } from './Title.tsx';

interface Props {
  guide: Pick<PlayableGuide, 'title' | 'languages' | 'authorName'>;
  /** What was to be checked and was not seen. */
  unreached: readonly PlayableStep[];
  /** How the last steps were decided. */
  notes: ComponentChildren;
  onClose(): void;
}

/** All steps are done: says whom to thank, and what was not seen to be reached. */
export function DoneCard({ guide, unreached, notes, onClose }: Props) {
  const isReached = unreached.length === 0;
  return (
    <section class="card" role="dialog" aria-label={isReached ? 'Done' : 'At the end'} tabIndex={-1}>
      <div class="card-head">
        <span class="card-guide">Walkthrough</span>
        <CloseButton label="Close" onClose={onClose} />
      </div>
      <div class="card-body done">
        {isReached && (
          <svg class="done-mark" viewBox="0 0 18 18" aria-hidden="true">
            <path d="M2 10l5 5L16 4" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />
          </svg>
        )}
        <div>
          <p class="card-title">
            <strong>{endWords(unreached)}</strong> <Title of={guide} />
          </p>
          {notes}
          {unreached.map((step) => (
            <p class="mark" key={step.id}>
              <span>
                <Unreached step={step} />
              </span>
            </p>
          ))}
          <p class="soft">Made for you by {guide.authorName}</p>
        </div>
      </div>
      <div class="card-actions">
        <button type="button" class="primary far" onClick={onClose}>
          Close
        </button>
      </div>
    </section>
  );
}

export function endWords({ length }: readonly unknown[]): string {
  return length === 0 ? 'Done:' : 'At the end of';
}

export function Unreached({ step }: { step: PlayableStep }) {
  return (
    <>
      Not seen, so perhaps not reached: “<Title of={step} />”
    </>
  );
}
