import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props {
  label: string;
  /** The rest of the label for those who cannot see what the field stands in: " in step 2". */
  context?: string;
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  isLong?: boolean;
  isLabelHidden?: boolean;
  /** Typing may begin at once, for what a press has just brought up. */
  isFocused?: boolean;
  hint?: string;
  maxLength?: number;
  placeholder?: string;
  /** What is to be typed there, for spelling and screen readers, where it is not English. */
  lang?: string;
  dir?: 'ltr' | 'rtl';
  class?: string;
}

/** Words to type. What comes in from elsewhere while somebody types there leaves their caret where it was. */
export function TextField(props: Props) {
  const { label, value, isLong = false, isLabelHidden = false, hint } = props;
  const id = useId();
  const [first] = useState(value);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const caret = useRef<[number, number]>([0, 0]);
  const element = field.current;
  if (element && element.value !== value) caret.current = [element.selectionStart ?? 0, element.selectionEnd ?? 0];
  useLayoutEffect(() => {
    const now = field.current;
    if (!now || now.value === value) return;
    now.value = value;
    if (document.activeElement === now) now.setSelectionRange(...caret.current);
  }, [value]);
  useLayoutEffect(() => {
    const now = field.current;
    if (!props.isFocused || !now) return;
    now.focus();
    // Some browsers put the caret before words that are there already.
    now.setSelectionRange(now.value.length, now.value.length);
  }, []);
  const shared = {
    id,
    ref: field,
    class: `input ${props.class ?? ''}`,
    defaultValue: first,
    autocomplete: 'off' as const,
    ...(props.maxLength !== undefined && { maxLength: props.maxLength }),
    ...(props.placeholder !== undefined && { placeholder: props.placeholder }),
    ...(props.lang !== undefined && { lang: props.lang }),
    ...(props.dir !== undefined && { dir: props.dir }),
    ...(hint !== undefined && { 'aria-describedby': `${id}-hint` }),
    onInput: (event: { currentTarget: { value: string } }) => props.onInput(event.currentTarget.value),
    onBlur: () => props.onBlur?.(),
  };
  return (
    <div class="field">
      <label for={id} class={isLabelHidden ? 'unseen' : ''}>
        {label}
        {props.context && <span class="unseen"> {props.context}</span>}
      </label>
      {isLong ? <textarea {...shared} rows={2} /> : <input {...shared} type="text" />}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      )}
    </div>
  );
}
