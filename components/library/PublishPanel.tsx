import type { Guide } from '#lib/model/guide.ts';
import { whyNotPublishable } from '#lib/model/guide-rules.ts';

interface Props {
  guide: Guide;
  workspace: string;
  mayPublish: boolean;
  isBusy: boolean;
  /** The store does not have it yet, so nobody else can. */
  isUnsent: boolean;
  onPublish: () => void;
  onWithdraw: () => void;
}

/** Who will see the guide, whether it is ready, and the button. */
export function PublishPanel({ guide, workspace, mayPublish, isBusy, isUnsent, onPublish, onWithdraw }: Props) {
  const isPublished = guide.revision > 0 && !guide.isArchived;
  const isUpToDate = isPublished && !guide.hasChanges;
  const seen = isUnsent
    ? 'Your colleagues will see exactly this once the store has it.'
    : 'Your colleagues see exactly this.';
  const reason = whyNotPublishable(guide) ?? (isUpToDate ? seen : null);
  const label = isPublished ? 'Publish changes' : guide.isArchived ? 'Publish again' : 'Publish';
  return (
    <section class="card publish" aria-label="Publishing">
      <h2>{isPublished ? `Published, revision ${guide.revision}` : guide.isArchived ? 'Withdrawn' : 'Draft'}</h2>
      {!isPublished && !guide.isArchived && <p class="small">Only you see it so far.</p>}
      <p class="small soft">{whoSees(guide, workspace, isPublished)}</p>
      {guide.pages.length > 0 && (
        <ul class="small soft page-list">
          {guide.pages.map((page) => (
            <li key={page}>{page}</li>
          ))}
        </ul>
      )}
      {mayPublish ? (
        <>
          <button
            type="button"
            class="button primary wide"
            disabled={reason !== null || isBusy}
            aria-describedby="publish-reason"
            onClick={onPublish}
          >
            {label}
          </button>
          <p id="publish-reason" class={`small ${isUpToDate ? 'soft' : 'warn-text'}`} role="status">
            {reason}
          </p>
          {isPublished && (
            <button type="button" class="button quiet wide" disabled={isBusy} onClick={onWithdraw}>
              Withdraw
            </button>
          )}
        </>
      ) : (
        <p class="small">Only authors publish. Ask a steward of {workspace} to make you one.</p>
      )}
    </section>
  );
}

function whoSees(guide: Guide, workspace: string, isPublished: boolean): string {
  const who = `Everyone in ${workspace}`;
  if (guide.pages.length === 0) return `${who} will see it on the pages you name.`;
  return `${who} ${isPublished ? 'sees it' : 'will see it'} on pages that match:`;
}
