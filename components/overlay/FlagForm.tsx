import type { FlagReason } from '#lib/model/flag.ts';

/** As Studio calls them to authors. */
const reasons: Record<FlagReason, string> = {
  moved: 'Moved',
  renamed: 'Renamed',
  gone: 'No longer there',
  'wrong-text': 'Wrong text',
  other: 'Something else',
};

interface Props {
  isSending: boolean;
  /** A sentence when it could not be sent. */
  problem: string;
  /** Does how the element was looked for go along? */
  hasTrace: boolean;
  /** What was written before the form was closed. */
  draft: { reason: FlagReason | null; note: string };
  onDraft(draft: { reason: FlagReason | null; note: string }): void;
  onSend(reason: FlagReason, note: string): void;
  onCancel(): void;
}

/** Two clicks to say what is wrong; a note if there is more to it. */
export function FlagForm({ isSending, problem, hasTrace, draft, onDraft, onSend, onCancel }: Props) {
  const read = (form: HTMLFormElement) => {
    const answers = new FormData(form);
    return { reason: answers.get('reason') as FlagReason | null, note: String(answers.get('note')) };
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const { reason, note } = read(event.currentTarget as HTMLFormElement);
    if (reason) onSend(reason, note.trim());
  };
  return (
    <form
      class="card-body"
      aria-label="Report as outdated"
      onSubmit={send}
      onInput={(event) => onDraft(read(event.currentTarget))}
    >
      <fieldset class="chips">
        <legend>What is wrong?</legend>
        {Object.entries(reasons).map(([reason, label]) => (
          <label class="chip" key={reason}>
            <input type="radio" name="reason" value={reason} defaultChecked={reason === draft.reason} required />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <label class="note">
        <span class="small soft">Anything else? (optional)</span>
        <textarea name="note" rows={2} maxLength={1000} defaultValue={draft.note} />
      </label>
      {hasTrace && <p class="soft small">Sends how it was looked for, nothing of the page.</p>}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="card-actions">
        <button type="button" class="far" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" class="primary" disabled={isSending}>
          {isSending ? 'Sending…' : 'Send'}
        </button>
      </div>
    </form>
  );
}

interface ThanksProps {
  /** Does the store have it, so that its author can see it? */
  isSent: boolean;
  mayUndo: boolean;
  onUndo(): void;
  onClose(): void;
}

/** After sending: who sees it and when, and for a while the way back. */
export function FlagThanks({ isSent, mayUndo, onUndo, onClose }: ThanksProps) {
  return (
    <div class="card-body">
      <p class="mark good" role="status">
        <span>
          Thank you. {isSent ? 'The author sees it.' : 'It goes to the author as soon as the store can be reached.'}
        </span>
      </p>
      <div class="card-actions">
        {mayUndo && (
          <button type="button" class="quiet" onClick={onUndo}>
            Undo
          </button>
        )}
        <button type="button" class="primary far" onClick={onClose}>
          Go on
        </button>
      </div>
    </div>
  );
}
