interface Props {
  /** What went wrong with going on here; empty where nothing did. */
  problem: string;
  onHere(): void;
  onLeave(): void;
}

/** For somebody who records and came to another tab by themselves: does the task go on here? */
export function ElsewhereBar({ problem, onHere, onLeave }: Props) {
  return (
    <section class="recorder-bar" aria-label="Recording in another tab">
      <span class="lamp paused" aria-hidden="true" />
      <p class="recorder-state" role="status">
        <b>Recording in another tab</b>
        <span class="recorder-last">{problem || 'What you do in this tab is not recorded.'}</span>
      </p>
      <div class="recorder-actions">
        <button type="button" onClick={onLeave}>
          Not here
        </button>
        <button type="button" class="primary" onClick={onHere}>
          Record here, too
        </button>
      </div>
    </section>
  );
}
