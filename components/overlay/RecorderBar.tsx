import type { RecordingView } from '#lib/model/recording.ts';
import type { Grade } from '#lib/model/strength.ts';

interface Props {
  recording: RecordingView;
  /** A sentence when something went wrong or is being done. */
  status: string;
  /** How likely the last step's element is found again, in words; null where there is none. */
  strength: { grade: Grade; word: string; why: string } | null;
  /** The last step as it would read of a better neighbour, or (taken) of the first choice; null where there is none. */
  offer: { title: string; isTaken: boolean } | null;
  onPause(isPaused: boolean): void;
  /** To the other side, for what lies below it. */
  onMove(): void;
  onUndo(): void;
  onOffer(): void;
  /** Words about the last step are being typed. */
  isNoting: boolean;
  onNoting(isNoting: boolean): void;
  onNote(note: string): void;
  onStop(): void;
}

const barred = 'Your workspace keeps this page out of recordings. Nothing of it is kept; go on elsewhere, or stop.';

function stateOf({ isPaused, here }: RecordingView): string {
  if (here.isBarred) return 'Not recorded';
  return isPaused ? 'Paused' : 'Recording';
}

/** What an author sees while recording: that it goes on, what the last action became, and the way out. */
export function RecorderBar(props: Props) {
  const { recording, status, strength, offer, onMove, onPause, onUndo, onOffer, isNoting, onNoting, onNote, onStop } =
    props;
  const { titles, note, here, alike } = recording;
  const isPaused = recording.isPaused || here.isBarred;
  const last = titles.at(-1);
  return (
    <section class="recorder-bar" aria-label="Recording">
      <span class={isPaused ? 'lamp paused' : 'lamp'} aria-hidden="true" />
      <p class="recorder-state" role="status">
        <b>{stateOf(recording)}</b>
        <span class="recorder-count">{countOf(titles.length)}</span>
        <span class="recorder-last">
          {status ||
            (here.isBarred && barred) ||
            (last ? plain(last) : 'Do the task as you always do. What you type is not kept.')}
        </span>
        {alike && <span class="strength">“{alike}” has these steps already. Stop to improve that one.</span>}
        {strength && (
          <span class={`strength ${strength.grade}`}>
            <b aria-hidden="true">{signs[strength.grade]}</b>
            <span>
              <b>{strength.word}.</b> {strength.why}
            </span>
          </span>
        )}
      </p>
      {offer && (
        <button type="button" class="offer" onClick={onOffer}>
          {offerOf(offer, last)}
        </button>
      )}
      {isNoting && (
        <form
          class="note"
          onSubmit={(event) => {
            event.preventDefault();
            onNote(new FormData(event.currentTarget).get('note') as string);
          }}
        >
          <input
            name="note"
            aria-label="Note for readers of the last step"
            placeholder="What should readers know here?"
            defaultValue={note}
            maxLength={4000}
            autocomplete="off"
            ref={(field) => field?.focus()}
          />
          <button type="submit">Keep</button>
        </form>
      )}
      <div class="recorder-actions">
        <button type="button" class="move" aria-label="Move aside" title="Move aside" onClick={onMove}>
          <svg width="16" height="14" viewBox="0 0 16 14" aria-hidden="true">
            <path d="M5 1L2 4l3 3M2 4h12M11 7l3 3-3 3M14 10H2" />
          </svg>
        </button>
        <button type="button" disabled={here.isBarred} onClick={() => onPause(!recording.isPaused)}>
          {recording.isPaused ? 'Continue' : 'Pause'}
        </button>
        <button
          type="button"
          disabled={recording.last === null}
          aria-expanded={isNoting}
          onClick={() => onNoting(!isNoting)}
        >
          {note ? 'Note ✓' : 'Note'}
        </button>
        <button type="button" disabled={titles.length === 0} onClick={onUndo}>
          Undo last
        </button>
        <button type="button" class="primary" onClick={onStop}>
          Stop
        </button>
      </div>
    </section>
  );
}

/** Seen before they are read, and told apart without colour. */
const signs: Record<Grade, string> = { strong: '✓', fair: '–', weak: '!' };

function offerOf({ title, isTaken }: { title: string; isTaken: boolean }, now = ''): string {
  if (isTaken) return 'Back to the first choice';
  return title === now ? 'Use a part that is easier to find' : `Say “${plain(title)}” instead`;
}

function countOf(steps: number): string {
  return steps === 1 ? '1 step' : `${steps} steps`;
}

/** Titles are Markdown; one line of a bar has no use for it. */
function plain(title: string): string {
  return title.replace(/\*\*/g, '').replace(/\\(.)/g, '$1');
}
