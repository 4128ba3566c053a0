import { useState } from 'preact/hooks';
import { roleWords } from '#components/library/words.ts';
import { TextField } from '#components/ui/TextField.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { useFirstFocus } from '#components/ui/use-first-focus.ts';
import type { Library } from '#lib/model/steward.ts';
import { everyLibrary, type Role } from '#lib/model/workspace.ts';
import type { Try } from './use-studio.ts';

interface Props {
  libraries: readonly Library[];
  attempt: Try;
  toaster: Toaster;
  onMade: () => void;
}

const uses = { 1: 'One person', 10: '10 people', 100: '100 people', 1000: '1,000 people' };
const days = { 1: 'A day', 7: 'A week', 14: 'Two weeks', 90: 'Three months' };

/** A new link. It is shown once, so it is copied here and now. */
export function MakeInvite({ libraries, attempt, toaster, onMade }: Props) {
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<string>('reader');
  const [library, setLibrary] = useState(everyLibrary);
  const [most, setMost] = useState('100');
  const [life, setLife] = useState('14');
  const [link, setLink] = useState<string | null>(null);
  const make = async (event: Event) => {
    event.preventDefault();
    const wish = { role: role as Role, library, label: label.trim(), uses: Number(most), days: Number(life) };
    const made = await attempt('steward:invite', wish);
    if (!made) return;
    setLink(made.link);
    setLabel('');
    onMade();
  };
  return (
    <section class="card stack">
      <form class="invite-form" aria-label="New invite link" onSubmit={(event) => void make(event)}>
        <TextField label="For whom" value={label} onInput={setLabel} maxLength={100} placeholder="Support team" />
        <Choice label="Role" value={role} options={roleWords} onChoose={setRole} />
        {libraries.length > 1 && (
          <Choice
            label="Library"
            value={library}
            options={{
              [everyLibrary]: 'Every one',
              ...Object.fromEntries(libraries.map(({ id, name }) => [id, name])),
            }}
            onChoose={setLibrary}
          />
        )}
        <Choice label="Good for" value={most} options={uses} onChoose={setMost} />
        <Choice label="Expires after" value={life} options={days} onChoose={setLife} />
        <button type="submit" class="button primary">
          Make link
        </button>
      </form>
      {link !== null && <NewLink key={link} link={link} toaster={toaster} />}
    </section>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: Record<string, string>;
  onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const id = `invite-${label.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} class="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {Object.entries(options).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function NewLink({ link, toaster }: { link: string; toaster: Toaster }) {
  const field = useFirstFocus<HTMLInputElement>();
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => toaster.say('Copied. Send it to whom it is for.'),
      () => {
        field.current?.select();
        toaster.complain('The browser did not let Handrail copy it. It is selected: press Ctrl+C or ⌘C.');
      },
    );
  return (
    <div class="notice good" role="status">
      <p>This is the only time the link is shown. Whoever has it can join until it expires or you revoke it.</p>
      <div class="row">
        <input
          class="input new-link"
          ref={field}
          readOnly
          aria-label="New invite link"
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button primary" onClick={() => void copy()}>
          Copy link
        </button>
      </div>
    </div>
  );
}
