import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import type { Library } from '#lib/model/workspace.ts';

/** Those who may be asked in a library, to choose one of them by id; '' is anybody. */
export interface WhomProps {
  library: string;
  chosen: string;
  onChoose: (id: string) => void;
}

interface Props {
  /** Never shared: it goes into a library by this. */
  isPrivate: boolean;
  /** Those that a draft may go to; the first one is offered. */
  libraries: readonly Library[];
  /** The library that it is in, or that a draft would go to where there is no choice. */
  library: string;
  Whom: FunctionComponent<WhomProps>;
  /** Why it cannot be asked yet, in words. */
  reason: string | null;
  isBusy: boolean;
  onAsk: (wish: { library: string | null; asked: string | null; words: string }) => void;
}

const placeOfAsking = 'ask-for-review';

/** Unfolds it and goes there, from where somebody learns that a review is missing. */
export function showAsking(): void {
  const place = document.getElementById(placeOfAsking) as HTMLDetailsElement | null;
  if (!place) return;
  place.open = true;
  place.scrollIntoView({ block: 'center' });
  place.querySelector<HTMLElement>('select, input, textarea')?.focus({ preventScroll: true });
}

/** Have colleagues look at a guide before readers get it. */
export function AskForReview({ isPrivate, libraries, library, Whom, reason, isBusy, onAsk }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [wished, setWished] = useState<string | null>(null);
  const [asked, setAsked] = useState('');
  const [words, setWords] = useState('');
  const chosen = libraries.find(({ id }) => id === wished) ?? libraries[0] ?? null;
  const mayChoose = isPrivate && libraries.length > 1;
  return (
    <details class="unfold" id={placeOfAsking} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Ask for a review</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason !== null || isBusy) return;
          onAsk({ library: mayChoose ? (chosen?.id ?? null) : null, asked: asked || null, words: words.trim() });
          setWords('');
          event.currentTarget.closest('details')!.open = false;
        }}
      >
        {isPrivate && (
          <p class="small soft">
            So far only you see this draft. From then on whoever writes for{' '}
            {mayChoose && chosen ? `“${chosen.name}”` : 'your workspace'} can read and edit it. Readers cannot.
          </p>
        )}
        {mayChoose && (
          <Choice
            label="Library"
            value={chosen?.id ?? ''}
            options={libraries.map(({ id, name }) => [id, name] as const)}
            onChoose={(id) => {
              setWished(id);
              setAsked('');
            }}
          />
        )}
        {isOpen && <Whom library={mayChoose && chosen ? chosen.id : library} chosen={asked} onChoose={setAsked} />}
        <TextField label="What to look at (optional)" value={words} maxLength={2000} isLong onInput={setWords} />
        <button type="submit" class="button wide" disabled={reason !== null || isBusy}>
          Ask for a review
        </button>
        {reason !== null && <p class="small warn-text">{reason}</p>}
      </form>
    </details>
  );
}
