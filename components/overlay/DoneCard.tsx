import { CloseButton } from './CloseButton.tsx';

interface Props {
  title: string;
  authorName: string;
  onClose(): void;
}

/** All steps are done: says whom to thank. */
export function DoneCard({ title, authorName, onClose }: Props) {
  return (
    <section class="card" role="dialog" aria-label="Done" tabIndex={-1}>
      <div class="card-head">
        <span class="card-guide">Walkthrough</span>
        <CloseButton label="Close" onClose={onClose} />
      </div>
      <div class="card-body done">
        <svg class="done-mark" viewBox="0 0 18 18" aria-hidden="true">
          <path d="M2 10l5 5L16 4" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />
        </svg>
        <div>
          <p class="card-title">
            <strong>Done:</strong> {title}
          </p>
          <p class="soft">Made for you by {authorName}</p>
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
