import { useState } from 'preact/hooks';

interface Props {
  /** What the tip is about, as a person would call it; empty where that is not known. */
  name: string;
  isBusy: boolean;
  problem: string;
  onSave(text: string): void;
  onCancel(): void;
}

/** The text of a new tip, beside the element it is about. */
export function TipForm({ name, isBusy, problem, onSave, onCancel }: Props) {
  const [text, setText] = useState('');
  const save = (event: Event) => {
    event.preventDefault();
    if (text.trim()) onSave(text.trim());
  };
  return (
    <form class="card tip-form" role="dialog" aria-label="New tip" onSubmit={save}>
      <label>
        <span class="tip-form-title">Tip for {name ? <b>{name}</b> : 'this element'}</span>
        <textarea
          ref={(field) => field && !field.value && field.focus({ preventScroll: true })}
          rows={4}
          maxLength={4000}
          value={text}
          placeholder="What should a colleague know here?"
          onInput={(event) => setText(event.currentTarget.value)}
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
  );
}
