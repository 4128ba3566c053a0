import { useState } from 'preact/hooks';
import { roleWords } from '#components/library/words.ts';
import { Choice } from '#components/ui/Choice.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { everyLibrary, type Role } from '#lib/model/workspace.ts';
import { ShownOnce } from './ShownOnce.tsx';
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
      {link !== null && (
        <ShownOnce
          key={link}
          label="New invite link"
          value={link}
          words="This is the only time the link is shown. Whoever has it can join until it expires or you revoke it."
          copy="Copy link"
          copied="Copied. Send it to whom it is for."
          toaster={toaster}
        />
      )}
    </section>
  );
}
