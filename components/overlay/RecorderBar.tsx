import type { RecordingView } from '#lib/model/recording.ts';

interface Props {
  recording: RecordingView;
  /** A sentence when something went wrong or is being done. */
  status: string;
  onPause(isPaused: boolean): void;
  /** To the other side, for what lies below it. */
  onMove(): void;
  onUndo(): void;
  onStop(): void;
}

/** What an author sees while recording: that it goes on, what the last action became, and the way out. */
export function RecorderBar({ recording, status, onMove, onPause, onUndo, onStop }: Props) {
  const { isPaused, titles } = recording;
  const last = titles.at(-1);
  return (
    <section class="recorder-bar" aria-label="Recording">
      <span class={isPaused ? 'lamp paused' : 'lamp'} aria-hidden="true" />
      <p class="recorder-state" role="status">
        <b>{isPaused ? 'Paused' : 'Recording'}</b>
        <span class="recorder-count">{countOf(titles.length)}</span>
        <span class="recorder-last">
          {status || (last ? plain(last) : 'Do the task as you always do. What you type is not kept.')}
        </span>
      </p>
      <div class="recorder-actions">
        <button type="button" class="move" aria-label="Move aside" title="Move aside" onClick={onMove}>
          <svg width="16" height="14" viewBox="0 0 16 14" aria-hidden="true">
            <path d="M5 1L2 4l3 3M2 4h12M11 7l3 3-3 3M14 10H2" />
          </svg>
        </button>
        <button type="button" onClick={() => onPause(!isPaused)}>
          {isPaused ? 'Continue' : 'Pause'}
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

function countOf(steps: number): string {
  return steps === 1 ? '1 step' : `${steps} steps`;
}

/** Titles are Markdown; one line of a bar has no use for it. */
function plain(title: string): string {
  return title.replace(/\*\*/g, '').replace(/\\(.)/g, '$1');
}
