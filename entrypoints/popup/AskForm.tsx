import { useState } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';
import { proposePattern } from '#lib/model/propose-pattern.ts';
import type { Question } from '#lib/model/question.ts';
import type { Try } from './use-popup.ts';

interface Props {
  /** What was looked for: the question begins with it. */
  query: string;
  /** The page that the question is about; null: none that may be seen. */
  url: string | null;
  /** What this person asked and nobody has answered yet. */
  waiting: readonly Question[];
  workspace: string;
  attempt: Try;
}

/** For whoever found nothing: asks the colleagues, and says before what they will see of the page. */
export function AskForm({ query, url, waiting, workspace, attempt }: Props) {
  const [words, setWords] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const page = url === null ? '' : proposePattern(url);
  const said = (words ?? '').trim();
  const ask = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const done = await attempt('question:ask', { words: said, page });
    setBusy(false);
    if (done) setWords(null);
  };

  if (words === null) {
    return (
      <>
        <div role="status">
          {waiting
            .filter((one) => one.page === page || one.page === '')
            .map(({ id, words: theirs }) => (
              <div class="asked" key={id}>
                <p class="small">
                  You asked: {theirs} <span class="soft">The answer will be shown here.</span>
                </p>
                <button
                  type="button"
                  class="button tight"
                  onClick={() => void attempt('question:withdraw', { questionId: id })}
                >
                  Take back
                </button>
              </div>
            ))}
        </div>
        <button type="button" class="button wide" onClick={() => setWords(query.trim())}>
          Ask your colleagues
        </button>
      </>
    );
  }
  return (
    <form class="notice" aria-label="Ask your colleagues" onSubmit={(event) => void ask(event)}>
      <TextField label="What do you want to do?" value={words} onInput={setWords} isLong maxLength={500} isFocused />
      <p class="soft small">
        Everybody in {workspace} sees your name and these words
        {page ? ', and that you asked on ' : '.'}
        {page && <code>{page}</code>}
      </p>
      <div class="row">
        <button type="submit" class="button primary" disabled={isBusy || said === ''}>
          {isBusy ? 'Asking…' : 'Ask'}
        </button>
        <button type="button" class="button quiet" onClick={() => setWords(null)}>
          Cancel
        </button>
      </div>
    </form>
  );
}
