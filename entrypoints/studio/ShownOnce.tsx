import type { Toaster } from '#components/ui/Toasts.tsx';
import { useFirstFocus } from '#components/ui/use-first-focus.ts';

interface Props {
  label: string;
  value: string;
  /** Why it has to be taken along now. */
  words: string;
  copy: string;
  copied: string;
  toaster: Toaster;
  onDone?: () => void;
}

/** Something secret that nobody can look up later: selected, and a press away from the clipboard. */
export function ShownOnce({ label, value, words, copy, copied, toaster, onDone }: Props) {
  const field = useFirstFocus<HTMLInputElement>();
  const take = () =>
    navigator.clipboard.writeText(value).then(
      () => toaster.say(copied),
      () => {
        field.current?.select();
        toaster.complain('The browser did not let Handrail copy it. It is selected: press Ctrl+C or ⌘C.');
      },
    );
  return (
    <div class="notice good" role="status">
      <p>{words}</p>
      <div class="row">
        <input
          class="input new-link"
          ref={field}
          readOnly
          aria-label={label}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button primary" onClick={() => void take()}>
          {copy}
        </button>
        {onDone && (
          <button type="button" class="button" onClick={onDone}>
            Done
          </button>
        )}
      </div>
    </div>
  );
}
