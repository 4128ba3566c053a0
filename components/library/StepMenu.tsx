import { useRef } from 'preact/hooks';

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

/** What else can be done with a step. Opened and closed by the browser, with Escape and a click elsewhere. */
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
  const menu = useRef<HTMLDivElement>(null);
  const id = `step-menu-${number}`;
  const entries: [words: string, doIt: () => void, isPossible: boolean][] = [
    ['Play from here', onPlay ?? (() => undefined), onPlay !== null],
    ['Point to another element', onRepick, true],
    ['Record more after it', onRecord, true],
    ['Add a step to read after it', onAdd, true],
    ['Duplicate', onDuplicate, true],
    ['Merge with the next step', onMerge, !isLast],
    ['Make its text a step of its own', onSplit, hasText],
  ];
  return (
    <span class="step-menu">
      <button type="button" class="button quiet square" popovertarget={id} aria-label={`More for step ${number}`}>
        <span aria-hidden="true">⋯</span>
      </button>
      <div popover="auto" id={id} class="menu card" ref={menu} aria-label={`Step ${number}`} role="group">
        {entries.map(([words, doIt, isPossible]) => (
          <button
            type="button"
            class="button quiet"
            key={words}
            disabled={!isPossible}
            onClick={() => {
              menu.current?.hidePopover();
              doIt();
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </span>
  );
}
