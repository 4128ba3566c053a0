import { Notice } from '#components/ui/Notice.tsx';
import type { Alike } from '#lib/model/alike.ts';

interface Props {
  by: Alike<unknown>['by'];
  title: string;
  authorName: string;
  /** May this person change the other guide? */
  mayImprove: boolean;
  /** Where the other guide is. */
  href: string;
  onKeep: () => void;
}

/** Somebody has this guide already: two of them are found by nobody, one better one is. */
export function AlikeNotice({ by, title, authorName, mayImprove, href, onKeep }: Props) {
  return (
    <Notice tone="warn">
      <p>
        “{title}” by {authorName} {by === 'steps' ? 'has much the same steps' : 'is called much the same'}.{' '}
        {mayImprove
          ? 'Improve that one?'
          : 'It is for others to change: play it, and say with “Outdated?” what it lacks.'}{' '}
        This draft stays in your library.
      </p>
      <span class="row">
        <a class="button" href={href}>
          {mayImprove ? 'Improve that one' : 'Look at that one'}
        </a>
        <button type="button" class="button quiet" onClick={onKeep}>
          Keep both
        </button>
      </span>
    </Notice>
  );
}
