import { useState } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';
import type { App } from '#lib/model/workspace.ts';
import { readAddresses } from './app-words.ts';

interface Props {
  app: App;
  /** What it means that these are taken away. */
  lossOf: (gone: readonly string[]) => string;
  /** True: it was done. */
  onSave: (origins: string[]) => Promise<boolean>;
  onCancel: () => void;
}

const most = 20;

/** Where an app is found: all its addresses at once, and what becomes of guides where one goes. */
export function AddressesForm({ app, lossOf, onSave, onCancel }: Props) {
  const [text, setText] = useState(app.origins.join('\n'));
  const [isBusy, setBusy] = useState(false);
  const read = readAddresses(text);
  const origins = 'bad' in read ? app.origins : read.origins;
  const gone = app.origins.filter((origin) => !origins.includes(origin));
  const problem = problemOf(read);
  const save = async (event: Event) => {
    event.preventDefault();
    if (problem !== null) return;
    setBusy(true);
    if (!(await onSave(origins))) setBusy(false);
  };
  return (
    <form
      class="stack"
      aria-label={`Addresses of ${app.name}`}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <TextField
        label="Addresses, one a line"
        hint="Such as https://crm.example.com. What is behind the host does not matter."
        value={text}
        onInput={setText}
        maxLength={6000}
        isLong
        isFocused
      />
      <p class="small warn-text" role="status">
        {problem ?? (gone.length > 0 ? lossOf(gone) : '')}
      </p>
      <div class="row">
        <button type="submit" class="button primary" disabled={isBusy || problem !== null}>
          {isBusy ? 'Saving…' : 'Save'}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function problemOf(read: ReturnType<typeof readAddresses>): string | null {
  if ('bad' in read) return `“${read.bad}” is no address of a web application.`;
  if (read.origins.length === 0) return 'An app needs an address. To do without it, remove the app.';
  return read.origins.length > most ? `An app has ${most} addresses at most.` : null;
}
