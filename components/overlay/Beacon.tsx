interface Props {
  title: string;
  isOpen: boolean;
  /** Id of the words of the tip, for those who hear it. */
  describedBy: string;
  onEnter(): void;
  onLeave(): void;
  onFocus(): void;
  onBlur(): void;
  onPress(): void;
}

/** A small dot on an element: a colleague has left a tip here. */
export function Beacon({ title, isOpen, describedBy, onEnter, onLeave, onFocus, onBlur, onPress }: Props) {
  return (
    <button
      type="button"
      class="beacon"
      aria-label={`Tip: ${title}`}
      aria-expanded={isOpen}
      aria-describedby={describedBy}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      onFocus={onFocus}
      onBlur={onBlur}
      onClick={onPress}
    />
  );
}
