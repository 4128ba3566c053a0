interface Props {
  /** What the tip is about, as a person would call it; empty where that is not known. */
  name: string;
  text: string;
  isBusy: boolean;
  problem: string;
  onText(text: string): void;
  onSave(text: string): void;
  onCancel(): void;
}

/** The text of a new tip, beside the element it is about. */
export function TipForm({ name, text, isBusy, problem, onText, onSave, onCancel }: Props) {
  const save = (event: Event) => {
    event.preventDefault();
    if (text.trim()) onSave(text.trim());
  };
  return (
    <section class="card" role="dialog" aria-label="New tip">
      <form class="tip-form" onSubmit={save}>
        <label>
          <span class="tip-form-title">Tip for {name ? <b>{name}</b> : 'this element'}</span>
          <textarea
            rows={4}
            maxLength={4000}
            value={text}
            placeholder="What should a colleague know here?"
            onInput={(event) => onText(event.currentTarget.value)}
            onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && save(event)}
          />
        </label>
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <div class="tip-form-actions">
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
          <button type="submit" class="primary" disabled={isBusy || !text.trim()}>
            {isBusy ? 'Saving…' : 'Save tip'}
          </button>
        </div>
      </form>
    </section>
  );
}
