import { Icon } from '#components/ui/Icon.tsx';
import { historyOf, languagesOf } from './route.ts';

interface Props {
  guideId: string;
  onPlay: (() => void) | null;
  onExport: () => void;
  onDelete: () => void;
}

/** What can be done with a guide as a whole, and where else it can be looked at. */
export function GuideTools({ guideId, onPlay, onExport, onDelete }: Props) {
  return (
    <>
      <a class="button quiet" href={languagesOf(guideId)}>
        Languages
      </a>
      <a class="button quiet" href={historyOf(guideId)}>
        History
      </a>
      <button type="button" class="button quiet" onClick={onExport}>
        Export…
      </button>
      {onPlay && (
        <button type="button" class="button" onClick={onPlay}>
          <Icon name="play" size={14} /> Play
        </button>
      )}
      <button type="button" class="button quiet danger" onClick={onDelete}>
        <Icon name="delete" size={16} /> Delete guide
      </button>
    </>
  );
}
