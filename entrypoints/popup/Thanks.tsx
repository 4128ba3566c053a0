import { Icon } from '#components/ui/Icon.tsx';
import type { Flag } from '#lib/model/flag.ts';
import type { Me } from '#lib/model/sync.ts';
import type { LibraryItem } from '#lib/store/read.ts';

interface Props {
  flags: readonly Flag[];
  items: readonly LibraryItem[];
  me: Me;
  known: readonly string[];
  onSeen: (id: string) => void;
}

/** What became of the reports of this person; one at a time, until it is dismissed. */
export function Thanks({ flags, items, me, known, onSeen }: Props) {
  const answered = flags
    .filter((flag) => flag.raisedBy === me.id && flag.status !== 'open' && flag.resolvedBy !== me.id)
    .filter((flag) => !known.includes(markOf(flag)))
    .sort((a, b) => (b.resolvedAt ?? '').localeCompare(a.resolvedAt ?? ''))[0];
  if (!answered) return null;
  const title = items.find((item) => item.id === answered.guideId)?.title || 'a guide that is gone now';
  return (
    <div class="thanks" role="status">
      <Icon name={answered.status === 'fixed' ? 'check' : 'flag'} size={16} />
      <p class="small">
        {answered.status === 'fixed' ? `Fixed, thanks to you: ${title}` : `Looked at, and left as it is: ${title}`}
        {answered.answer && <span class="soft"> “{answered.answer}”</span>}
      </p>
      <button
        type="button"
        class="button quiet square tight"
        aria-label="Dismiss"
        onClick={() => onSeen(markOf(answered))}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}

function markOf(flag: Flag): string {
  return `${flag.id} ${flag.resolvedAt ?? ''}`;
}
