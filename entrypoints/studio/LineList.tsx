import { useRef, useState } from 'preact/hooks';
import { Icon } from '#components/ui/Icon.tsx';
import { TextField } from '#components/ui/TextField.tsx';

interface Props {
  /** What one of the lines is called, as in "Add a page". */
  noun: string;
  lines: readonly string[];
  placeholder: string;
  maxLength: number;
  /** Why this cannot be one of them; empty where it can. */
  complaintOf(line: string): string;
  onAdd(line: string): Promise<boolean>;
  onRemove(line: string): void;
}

/** Short lines of text that are added one by one and taken away one by one. */
export function LineList({ noun, lines, placeholder, maxLength, complaintOf, onAdd, onRemove }: Props) {
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const add = async () => {
    const line = draft.trim();
    const complaint = lines.includes(line) ? 'That is in the list already.' : complaintOf(line);
    setProblem(complaint);
    if (!complaint && (await onAdd(line))) setDraft('');
  };
  const remove = (line: string) => {
    onRemove(line);
    form.current?.querySelector('input')?.focus();
  };
  return (
    <>
      {lines.length > 0 && (
        <ul class="bare stack tight-stack">
          {lines.map((line) => (
            <li class="with-button" key={line}>
              <code class="line">{line}</code>
              <button
                type="button"
                class="button quiet square"
                aria-label={`Remove ${line}`}
                onClick={() => remove(line)}
              >
                <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        ref={form}
        class="with-button"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={`Add a ${noun}`}
          value={draft}
          maxLength={maxLength}
          placeholder={placeholder}
          onInput={(value) => (setDraft(value), setProblem(''))}
        />
        <button type="submit" class="button" disabled={draft.trim() === ''}>
          Add
        </button>
      </form>
      <p class="small warn-text" role="alert">
        {problem}
      </p>
    </>
  );
}
