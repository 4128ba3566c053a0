import { useFirstFocus } from '#components/ui/use-first-focus.ts';

interface Props {
  onStart: () => void;
  onCancel: () => void;
}

/** Said once, before the first recording: what is kept and what is not. */
export function RecordIntro({ onStart, onCancel }: Props) {
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <main class="join stack">
      <h1>Before you record</h1>
      <p>
        <strong>Kept:</strong> what you click, choose and open, the names of buttons and fields, and a picture of each
        step without what is private on the page.
      </p>
      <p>
        <strong>Not kept:</strong> anything you type, passwords, and pages of other tabs. Nobody sees the recording
        until you publish it.
      </p>
      <div class="row">
        <button type="button" class="button primary" onClick={onStart} ref={first}>
          Start recording
        </button>
        <button type="button" class="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </main>
  );
}
