import type { ComponentChildren } from 'preact';
import { ago, counted } from '#components/ui/time.ts';
import type { Review, Verdict } from '#lib/model/review.ts';

export interface Said {
  review: Review;
  name: string;
  isOwn: boolean;
  /** About exactly what the guide says now; a request is about whatever it says. */
  isCurrent: boolean;
  /** The name of whom it is asked; null: anybody. */
  asked: string | null;
}

interface Props {
  said: readonly Said[];
  /** How many colleagues have to approve it before it is published, and how many did. */
  needed: number;
  approved: number;
  onWithdraw: () => void;
  /** Null where it is no draft that was shared for review, or not this person's. */
  onMakePrivate: (() => void) | null;
  /** What this person may do: ask, approve, ask for changes. */
  children: ComponentChildren;
}

const verdictWords: Record<Verdict, string> = {
  asked: 'Review asked',
  approved: 'Approved',
  changes: 'Changes asked',
};
const tones: Record<Verdict, string> = { asked: '', approved: 'good', changes: 'warn' };

/** What colleagues say of a guide, and whether that is enough for readers to get it. */
export function ReviewPanel({ said, needed, approved, onWithdraw, onMakePrivate, children }: Props) {
  return (
    <section class="card review" aria-label="Review">
      <h2>Review</h2>
      {needed > 0 && (
        <p class="small" role="status">
          {counted(needed, 'colleague')} {needed === 1 ? 'has' : 'have'} to approve exactly what is published here.{' '}
          {approved >= needed ? 'That is done.' : `${approved} of ${needed} did.`}
        </p>
      )}
      {said.length > 0 && (
        <ul class="bare stack" aria-label="What colleagues say">
          {said.map((one) => (
            <li key={one.review.id} class="said">
              <p class="row">
                <span class={`chip ${one.isCurrent ? tones[one.review.verdict] : ''}`}>
                  {verdictWords[one.review.verdict]}
                </span>
                <span class="soft small">
                  {one.isOwn ? 'You' : one.name}
                  {one.asked && `, of ${one.asked}`},{' '}
                  <time dateTime={one.review.raisedAt}>{ago(one.review.raisedAt)}</time>
                </span>
              </p>
              {one.review.words && <blockquote>{one.review.words}</blockquote>}
              {!one.isCurrent && <p class="soft small">About an earlier state, so it does not count for this one.</p>}
              {one.isOwn && (
                <button type="button" class="button tight" onClick={onWithdraw}>
                  Take back
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {children}
      {onMakePrivate && (
        <button type="button" class="button quiet wide" onClick={onMakePrivate}>
          Make private again
        </button>
      )}
    </section>
  );
}
