import { useFirstFocus } from './use-first-focus.ts';

interface Props {
  question: string;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once more, in place, before something that cannot be undone. Esc is a no. */
export function Confirm({ question, yes, no, onYes, onNo }: Props) {
  const noButton = useFirstFocus<HTMLButtonElement>();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onNo();
  };
  return (
    <div class="notice danger" role="alertdialog" aria-label={question} onKeyDown={onKeyDown}>
      <p>{question}</p>
      <div class="row">
        <button type="button" class="button danger" onClick={onYes}>
          {yes}
        </button>
        <button type="button" class="button" ref={noButton} onClick={onNo}>
          {no}
        </button>
      </div>
    </div>
  );
}
