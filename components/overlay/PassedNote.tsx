import type { PassingKind } from '#lib/model/step-kind.ts';

interface Props {
  kind: PassingKind;
  isSeen: boolean;
  /** What the step says. */
  title: string;
  /** The reader wants to decide it themselves; null where there is nothing to decide. */
  onGoBack: (() => void) | null;
}

/** A step before this one led on by itself: which one, and why. */
export function PassedNote({ kind, isSeen, title, onGoBack }: Props) {
  return (
    <p class={`mark ${kind === 'check' ? 'good' : 'plain'}`}>
      <span>{passedWords(kind, isSeen, title)}</span>
      {onGoBack && (
        <button type="button" onClick={onGoBack}>
          Back to it
        </button>
      )}
    </p>
  );
}

export function passedWords(kind: PassingKind, isSeen: boolean, title: string): string {
  if (kind === 'optional') return `Left out, because it is not here: “${title}”`;
  if (kind === 'check') return `Reached: “${title}”`;
  return isSeen ? `It is here, so this comes next: “${title}”` : `Not seen here: “${title}”`;
}
