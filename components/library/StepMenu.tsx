import { PopMenu, type MenuEntry } from '#components/ui/PopMenu.tsx';

interface Props {
  number: number;
  isLast: boolean;
  hasText: boolean;
  onRepick: () => void;
  onRecord: () => void;
  onAdd: () => void;
  onDuplicate: () => void;
  onMerge: () => void;
  onSplit: () => void;
  /** Null where it cannot be played. */
  onPlay: (() => void) | null;
}

/** What else can be done with a step. */
export function StepMenu({
  number,
  isLast,
  hasText,
  onRepick,
  onRecord,
  onAdd,
  onDuplicate,
  onMerge,
  onSplit,
  onPlay,
}: Props) {
  const entries: MenuEntry[] = [
    { words: 'Play from here', onPress: onPlay ?? (() => undefined), isPossible: onPlay !== null },
    { words: 'Point to another element', onPress: onRepick },
    { words: 'Record more after it', onPress: onRecord },
    { words: 'Add a step to read after it', onPress: onAdd },
    { words: 'Duplicate', onPress: onDuplicate },
    { words: 'Merge with the next step', onPress: onMerge, isPossible: !isLast },
    { words: 'Make its text a step of its own', onPress: onSplit, isPossible: hasText },
  ];
  const button = {
    class: 'button quiet square',
    label: `More for step ${number}`,
    children: <span aria-hidden="true">⋯</span>,
  };
  return <PopMenu name={`Step ${number}`} button={button} entries={entries} />;
}
