import { useId } from 'preact/hooks';

interface Props {
  label: string;
  /** The rest of the label for those who cannot see what the choice stands in. */
  context?: string;
  value: string;
  /** By value, what it is called; as pairs where the order matters. */
  options: Record<string, string> | readonly (readonly [value: string, words: string])[];
  onChoose: (value: string) => void;
}

/** One of a few, with its label above. */
export function Choice({ label, context, value, options, onChoose }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label}
        {context && <span class="unseen"> {context}</span>}
      </label>
      <select id={id} class="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {(isPairs(options) ? options : Object.entries(options)).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function isPairs(options: Props['options']): options is readonly (readonly [value: string, words: string])[] {
  return Array.isArray(options);
}
