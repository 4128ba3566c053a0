import { Notice } from '#components/ui/Notice.tsx';
import type { Alike } from '#lib/model/alike.ts';

interface Props {
  by: Alike<unknown>['by'];
  title: string;
  authorName: string;
  /** Where the other guide is. */
  href: string;
  onKeep: () => void;
}

/** Somebody has this guide already: two of them are found by nobody, one better one is. */
export function AlikeNotice({ by, title, authorName, href, onKeep }: Props) {
  return (
    <Notice tone="warn">
      <p>
        “{title}” by {authorName} {by === 'steps' ? 'has much the same steps' : 'is called much the same'}. Improve that
        one? This draft stays in your library.
      </p>
      <span class="row">
        <a class="button" href={href}>
          Improve that one
        </a>
        <button type="button" class="button quiet" onClick={onKeep}>
          Keep both
        </button>
      </span>
    </Notice>
  );
}
