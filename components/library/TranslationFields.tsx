import type { TranslationState } from '#lib/model/translation.ts';
import { languageWords } from './language-words.ts';
import { MarkdownField } from './MarkdownField.tsx';
import { TextField } from '#components/ui/TextField.tsx';

interface Props {
  /** "Step 2: title". */
  name: string;
  isLong: boolean;
  maxLength: number;
  source: string;
  translation: string;
  state: TranslationState;
  /** What both are written in. */
  from: string;
  to: string;
  onSource: (text: string) => void;
  onTranslation: (text: string) => void;
  /** The translation is right although its source was changed. */
  onConfirm: () => void;
  onBlur: () => void;
}

/** One text in two languages, side by side. */
export function TranslationFields(props: Props) {
  const { name, isLong, maxLength, source, translation, state, from, to, onConfirm, onBlur } = props;
  const Field = isLong ? MarkdownField : TextField;
  return (
    <li class="card stack" aria-label={name}>
      <div class="head">
        <h2>{name}</h2>
        {state === 'missing' && <span class="chip warn">Not translated yet</span>}
        {state === 'changed' && (
          <span class="row">
            <span class="chip warn">Changed since</span>
            <button
              type="button"
              class="button tight"
              aria-label={`Still right: ${name} in ${languageWords(to)}`}
              onClick={onConfirm}
            >
              Still right
            </button>
          </span>
        )}
      </div>
      <div class="sides">
        <Field
          label={languageWords(from)}
          lang={from}
          context={name}
          value={source}
          maxLength={maxLength}
          onInput={props.onSource}
          onBlur={onBlur}
        />
        <Field
          label={languageWords(to)}
          lang={to}
          context={name}
          value={translation}
          maxLength={maxLength}
          onInput={props.onTranslation}
          onBlur={onBlur}
        />
      </div>
    </li>
  );
}
