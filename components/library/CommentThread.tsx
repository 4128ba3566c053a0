import { useState } from 'preact/hooks';
import { Icon } from '#components/ui/Icon.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { ago, counted } from '#components/ui/time.ts';
import type { Comment } from '#lib/model/comment.ts';

export interface SaidComment {
  comment: Comment;
  name: string;
  isOwn: boolean;
  /** Who resolved it; null while it is open. */
  resolvedBy: string | null;
  /** Where it was left, as words, where the thread does not stand there. */
  place: string | null;
}

interface Props {
  /** What it is about, for those who do not see where it stands: "step 3". */
  about: string;
  comments: readonly SaidComment[];
  onAdd: (words: string) => void;
  onResolve: (comment: Comment, isResolved: boolean) => void;
  onRemove: (comment: Comment) => void;
}

/** What authors say to each other about a part of a guide. Closed until somebody has said something. */
export function CommentThread({ about, comments, onAdd, onResolve, onRemove }: Props) {
  const [words, setWords] = useState('');
  const open = comments.filter(({ comment }) => comment.status === 'open');
  const sorted = comments.toSorted((a, b) => a.comment.raisedAt.localeCompare(b.comment.raisedAt));
  return (
    <details class="unfold comments" open={open.length > 0}>
      <summary>
        {comments.length === 0 ? 'Comment' : counted(comments.length, 'comment')}
        <span class="unseen"> on {about}</span>
        {comments.length > open.length && open.length > 0 && <span class="soft"> · {open.length} open</span>}
        {comments.length > 0 && open.length === 0 && <span class="soft"> · resolved</span>}
      </summary>
      <div class="stack">
        {sorted.length > 0 && (
          <ul class="bare stack" aria-label={`Comments on ${about}`}>
            {sorted.map((one) => (
              <li key={one.comment.id} class={`said ${one.comment.status}`}>
                <p class="soft small">
                  {one.isOwn ? 'You' : one.name},{' '}
                  <time dateTime={one.comment.raisedAt}>{ago(one.comment.raisedAt)}</time>
                  {one.place && ` · ${one.place}`}
                </p>
                <p class="words">{one.comment.words}</p>
                <div class="row">
                  {one.comment.status === 'resolved' && (
                    <span class="chip good">Resolved{one.resolvedBy ? ` by ${one.resolvedBy}` : ''}</span>
                  )}
                  <button
                    type="button"
                    class="button tight"
                    aria-label={`${one.comment.status === 'open' ? 'Resolve' : 'Reopen'}: ${one.comment.words}`}
                    onClick={() => onResolve(one.comment, one.comment.status === 'open')}
                  >
                    {one.comment.status === 'open' ? 'Resolve' : 'Reopen'}
                  </button>
                  {one.isOwn && (
                    <button
                      type="button"
                      class="button tight"
                      aria-label={`Delete: ${one.comment.words}`}
                      onClick={() => onRemove(one.comment)}
                    >
                      <Icon name="delete" size={13} /> Delete
                    </button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (words.trim() === '') return;
            onAdd(words.trim());
            setWords('');
          }}
        >
          <TextField label={`Comment on ${about}`} value={words} maxLength={2000} isLong onInput={setWords} />
          <div class="row">
            <button type="submit" class="button" disabled={words.trim() === ''}>
              Comment
            </button>
            <span class="soft small">Authors see it, readers do not.</span>
          </div>
        </form>
      </div>
    </details>
  );
}
