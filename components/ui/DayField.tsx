import { useId } from 'preact/hooks';

interface Props {
  label: string;
  /** "2026-12-01", or undefined for none. */
  value: string | undefined;
  least?: string | undefined;
  most?: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** A day, as the browser lets people choose one. */
export function DayField({ label, value = '', least, most, onChange }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="date"
        value={value}
        min={least ?? ''}
        max={most ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
    </div>
  );
}
