import type { PlayableGuide } from '#lib/model/playable.ts';
import { Title } from './Title.tsx';

interface Props {
  guide: PlayableGuide;
  isOpen: boolean;
  /** Id of the words of the tip, for those who hear it. */
  id: string;
  onEnter(): void;
  onLeave(): void;
  onFocus(): void;
  onBlur(): void;
  onPress(): void;
}

/** Of what a tip with these words is called. */
export const titleIdOf = (id: string): string => `${id}-title`;

/** A small dot on an element: a colleague has left a tip here. */
export function Beacon({ guide, isOpen, id, onEnter, onLeave, onFocus, onBlur, onPress }: Props) {
  return (
    <button
      type="button"
      class="beacon"
      aria-expanded={isOpen}
      aria-describedby={id}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      onFocus={onFocus}
      onBlur={onBlur}
      onClick={onPress}
    >
      <span class="voice">
        Tip:{' '}
        <span id={titleIdOf(id)}>
          <Title of={guide} />
        </span>
      </span>
    </button>
  );
}
