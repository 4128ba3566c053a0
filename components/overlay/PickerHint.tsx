interface Props {
  /** What the element is for. */
  heading: string;
  /** What the element under the pointer is called; empty where there is none. */
  name: string;
  /** What a click on it does, before its name. */
  clicking: string;
  /** What to do while there is none. */
  asking: string;
  onCancel(): void;
}

/** What to do while an element is being picked. */
export function PickerHint({ heading, name, clicking, asking, onCancel }: Props) {
  return (
    <section class="recorder-bar" aria-label="Pick an element">
      <p class="recorder-state" role="status">
        <b>{heading}</b>
        <span class="recorder-last">
          {name ? (
            <>
              {clicking} <b>{name}</b>
            </>
          ) : (
            asking
          )}
        </span>
      </p>
      <p class="recorder-keys">
        <span>
          <kbd>↑</kbd> what is around it
        </span>
        <span>
          <kbd>↓</kbd> back, or into it
        </span>
        <span>
          <kbd>←</kbd> <kbd>→</kbd> what is beside it
        </span>
        <span>
          <kbd>Enter</kbd> picks
        </span>
      </p>
      <div class="recorder-actions">
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </section>
  );
}
