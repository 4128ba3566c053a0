import { useState } from 'preact/hooks';
import { roleWords } from '#components/library/words.ts';
import { Choice } from '#components/ui/Choice.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { useFirstFocus } from '#components/ui/use-first-focus.ts';
import { everyLibrary, type Role } from '#lib/model/workspace.ts';
import type { Try } from './use-studio.ts';

interface Props {
  /** The libraries to choose from, by id. */
  scopes: Record<string, string>;
  attempt: Try;
  toaster: Toaster;
  onMade: () => void;
}

const uses = { 1: 'One person', 10: '10 people', 100: '100 people', 1000: '1,000 people' };
const days = { 1: 'A day', 7: 'A week', 14: 'Two weeks', 90: 'Three months' };

/** A new link. It is shown once, so it is copied here and now. */
export function MakeInvite({ scopes, attempt, toaster, onMade }: Props) {
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<string>('reader');
  const [library, setLibrary] = useState(Object.keys(scopes)[0] ?? everyLibrary);
  const [isMaking, setMaking] = useState(false);
  const [most, setMost] = useState('100');
  const [life, setLife] = useState('14');
  const [link, setLink] = useState<string | null>(null);
  const make = async (event: Event) => {
    event.preventDefault();
    const wish = { role: role as Role, library, label: label.trim(), uses: Number(most), days: Number(life) };
    setMaking(true);
    const made = await attempt('steward:invite', wish);
    setMaking(false);
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
        {Object.keys(scopes).length > 2 && (
          <Choice label="Library" value={library} options={scopes} onChoose={setLibrary} />
        )}
        <Choice label="Good for" value={most} options={uses} onChoose={setMost} />
        <Choice label="Expires after" value={life} options={days} onChoose={setLife} />
        <button type="submit" class="button primary" disabled={isMaking}>
          {isMaking ? 'Making…' : 'Make link'}
        </button>
      </form>
      {link !== null && <NewLink key={link} link={link} toaster={toaster} />}
    </section>
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
