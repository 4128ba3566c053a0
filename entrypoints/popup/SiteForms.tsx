import { useState } from 'preact/hooks';
import { counted } from '#components/ui/time.ts';

interface AddProps {
  host: string;
  title: string;
  mayAuthor: boolean;
  /** The person, or the browser for them, has just said no. */
  isRefused: boolean;
  onAdd: (name: string) => Promise<void>;
}

/** A site nobody has added: authors may, everybody else learns whom to ask. */
export function AddSite({ host, title, mayAuthor, isRefused, onAdd }: AddProps) {
  const [name, setName] = useState(nameFrom(title, host));
  const [isBusy, setBusy] = useState(false);
  if (!mayAuthor) {
    return <p class="notice">Nobody has added {host} yet. Ask an author of your workspace to add it.</p>;
  }
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    await onAdd(name.trim());
    setBusy(false);
  };
  return (
    <form class="notice" onSubmit={submit}>
      <div class="field">
        <label for="app-name">Name of this app</label>
        <input
          id="app-name"
          class="input"
          required
          maxLength={100}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button primary wide" disabled={isBusy || !name.trim()}>
        {isRefused ? 'Ask again' : `Add ${host} to the workspace`}
      </button>
      {isRefused ? (
        <p role="status">It was not allowed, so nothing was added and Handrail stays off on {host}.</p>
      ) : (
        <p class="soft small">Your colleagues can then enable Handrail there. Your browser may ask you to allow it.</p>
      )}
    </form>
  );
}

/** "Leads - ACME CRM" is a page of "ACME CRM": the name of an app is mostly the last part of a title. */
function nameFrom(title: string, host: string): string {
  const parts = title.split(/\s+[-–—|·]\s+/).map((part) => part.trim());
  return (parts.at(-1) || host).slice(0, 100);
}

interface EnableProps {
  host: string;
  waiting: number;
  isRefused: boolean;
  onEnable: () => void;
}

/** The app is known, but this browser does not show anything there yet. */
export function EnableSite({ host, waiting, isRefused, onEnable }: EnableProps) {
  return (
    <section class="notice" aria-label="Enable this site">
      {waiting > 0 && <p>{counted(waiting, 'guide')} of your colleagues for this app.</p>}
      <button type="button" class="button primary wide" onClick={onEnable}>
        {isRefused ? 'Ask again' : `Enable Handrail on ${host}`}
      </button>
      {isRefused ? (
        <p role="status">It was not allowed, so Handrail stays off on {host}.</p>
      ) : (
        <p class="soft small">Handrail runs only on sites that you enable. Your browser may ask you to allow it.</p>
      )}
    </section>
  );
}
