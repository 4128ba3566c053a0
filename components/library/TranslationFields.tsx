import { useRef } from 'preact/hooks';
import { inLanguage } from '#lib/model/language.ts';
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
  const { name, isLong, maxLength, state, from, to, onConfirm, onBlur } = props;
  const Field = isLong ? MarkdownField : TextField;
  const fields = useRef<HTMLDivElement>(null);
  // Its button goes away, and the keyboard would go with it.
  const confirm = () => {
    onConfirm();
    fields.current?.querySelector<HTMLElement>(`[lang="${to}"]`)?.focus();
  };
  const fieldIn = (language: string, value: string, onInput: (text: string) => void) => (
    <Field
      label={languageWords(language)}
      {...inLanguage(language)}
      context={name}
      value={value}
      maxLength={maxLength}
      onInput={onInput}
      onBlur={onBlur}
    />
  );
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
              onClick={confirm}
            >
              Still right
            </button>
          </span>
        )}
      </div>
      <div class="sides" ref={fields}>
        {fieldIn(from, props.source, props.onSource)}
        {fieldIn(to, props.translation, props.onTranslation)}
      </div>
    </li>
  );
}
