import { useState } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';

interface Props {
  /** What the form is for. */
  title: string;
  label: string;
  placeholder?: string;
  value?: string;
  verb: string;
  busy: string;
  /** True: it was done. */
  onName: (name: string) => Promise<boolean>;
  onCancel?: () => void;
}

/** One name to give, to something new or something known. */
export function NameForm({ title, label, placeholder, value = '', verb, busy, onName, onCancel }: Props) {
  const [name, setName] = useState(value);
  const [isBusy, setBusy] = useState(false);
  const give = async (event: Event) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setBusy(true);
    const isDone = await onName(name.trim());
    setBusy(false);
    if (isDone && !onCancel) setName('');
  };
  return (
    <form
      class="invite-form"
      aria-label={title}
      onSubmit={(event) => void give(event)}
      onKeyDown={(event) => event.key === 'Escape' && onCancel?.()}
    >
      <TextField
        label={label}
        value={name}
        onInput={setName}
        maxLength={100}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <button type="submit" class="button primary" disabled={isBusy || name.trim() === ''}>
        {isBusy ? busy : verb}
      </button>
      {onCancel && (
        <button type="button" class="button" onClick={onCancel}>
          Cancel
        </button>
      )}
    </form>
  );
}

/** Another name for something known. */
export function RenameForm({
  name,
  onName,
  onCancel,
}: { name: string } & Required<Pick<Props, 'onName' | 'onCancel'>>) {
  return (
    <NameForm
      title={`Rename ${name}`}
      label="New name"
      value={name}
      verb="Rename"
      busy="Renaming…"
      onName={onName}
      onCancel={onCancel}
    />
  );
}
