import { Icon } from '#components/ui/Icon.tsx';
import type { Answered } from './answers.ts';

interface Props {
  answers: readonly Answered[];
  known: readonly string[];
  onSeen: (mark: string) => void;
  onPlay: (guideId: string) => void;
}

/** What became of what this person reported and asked; one at a time, until it is dismissed. */
export function Thanks({ answers, known, onSeen, onPlay }: Props) {
  const answered = answers.find(({ mark }) => !known.includes(mark));
  if (!answered) return null;
  const { mark, isGood, title, answer, guideId } = answered;
  return (
    <div class="thanks" role="status">
      <Icon name={isGood ? 'check' : 'flag'} size={16} />
      <p class="small">
        {title}
        {answer && <span class="soft"> “{answer}”</span>}
      </p>
      {guideId && (
        <button type="button" class="button tight" onClick={() => onPlay(guideId)}>
          Show me
        </button>
      )}
      <button type="button" class="button quiet square tight" aria-label="Dismiss" onClick={() => onSeen(mark)}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
