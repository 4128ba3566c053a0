interface Props {
  name: string;
  /** Something was written already, and waits for an element. */
  hasDraft: boolean;
  onCancel(): void;
}

/** What to do while an element is being picked. */
export function PickerHint({ name, hasDraft, onCancel }: Props) {
  return (
    <section class="recorder-bar" aria-label="Pick an element">
      <p class="recorder-state" role="status">
        <b>Add a tip</b>
        <span class="recorder-last">
          {name ? (
            <>
              Click to write one for <b>{name}</b>
            </>
          ) : (
            `${hasDraft ? 'What you wrote is kept. Click' : 'Click'} what the tip is about. Esc leaves.`
          )}
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
