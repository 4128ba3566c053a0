import { useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import type { App } from '#lib/model/workspace.ts';
import { placesOf, readAddresses, type Place } from './app-words.ts';

interface Props {
  app: App;
  /** What it means that addresses go, in words. */
  meaningOf: (places: readonly Place[]) => string;
  /** `moved`: by an address that goes, where its guides are met. True: it was done. */
  onSave: (origins: string[], moved: Record<string, string>) => Promise<boolean>;
  onCancel: () => void;
}

const most = 20;
const nowhere = '';

const isMoved = (place: Place): place is [string, string] => place[1] !== null;

/** Where an app is found: all its addresses at once, and what becomes of guides where one goes. */
export function AddressesForm({ app, meaningOf, onSave, onCancel }: Props) {
  const [text, setText] = useState(app.origins.join('\n'));
  const [chosen, choose] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const read = readAddresses(text);
  const origins = 'bad' in read ? app.origins : read.origins;
  const places = placesOf(app, origins, chosen);
  const problem = problemOf(read);
  const save = async (event: Event) => {
    event.preventDefault();
    if (problem !== null) return;
    setBusy(true);
    if (!(await onSave(origins, Object.fromEntries(places.filter(isMoved))))) setBusy(false);
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
      {problem === null &&
        places.map(([from, to]) => (
          <Choice
            key={from}
            label={`Where guides of ${from} are met`}
            value={to ?? nowhere}
            options={[
              ...origins.map((origin) => [origin, origin] as const),
              [nowhere, 'Nowhere, until it is added again'],
            ]}
            onChoose={(place) => choose({ ...chosen, [from]: place })}
          />
        ))}
      <p class="small warn-text" role="status">
        {problem ?? meaningOf(places)}
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
