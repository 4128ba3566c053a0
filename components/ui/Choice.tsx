interface Props {
  label: string;
  value: string;
  /** By value, what it is called. */
  options: Record<string, string>;
  onChoose: (value: string) => void;
}

/** One of a few, with its label above. */
export function Choice({ label, value, options, onChoose }: Props) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <select class="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {Object.entries(options).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
