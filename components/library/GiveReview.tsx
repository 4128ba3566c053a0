import { useState } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';

interface Props {
  /** Somebody waits for it, so it is open at once. */
  isAsked: boolean;
  /** What is shown is saved: nobody approves what is still being typed. */
  isReady: boolean;
  onGive: (verdict: 'approved' | 'changes', words: string) => void;
}

/** Approve what the guide says now, or say what should be changed. */
export function GiveReview({ isAsked, isReady, onGive }: Props) {
  const [words, setWords] = useState('');
  const give = (verdict: 'approved' | 'changes') => {
    onGive(verdict, words.trim());
    setWords('');
  };
  return (
    <details class="unfold" open={isAsked}>
      <summary>Give your review</summary>
      <div class="stack">
        <TextField label="What you think of it" value={words} maxLength={2000} isLong onInput={setWords} />
        <div class="row">
          <button type="button" class="button" disabled={!isReady} onClick={() => give('approved')}>
            Approve
          </button>
          <button
            type="button"
            class="button"
            disabled={!isReady || words.trim() === ''}
            onClick={() => give('changes')}
          >
            Ask for changes
          </button>
        </div>
        <p class="small soft">
          An approval is about exactly what the guide says now. To ask for changes, say what should be different.
        </p>
      </div>
    </details>
  );
}
