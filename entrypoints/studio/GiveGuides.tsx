import { useState } from 'preact/hooks';
import { counted } from '#components/ui/time.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { useFirstFocus } from '#components/ui/use-first-focus.ts';
import type { Colleague } from '#lib/model/steward.ts';
import { whatMoves } from './give-words.ts';
import type { Try } from './use-studio.ts';

interface Props {
  person: Colleague;
  others: readonly Colleague[];
  attempt: Try;
  toaster: Toaster;
  onDone: () => void;
}

/** Wherever guides name one person they name another from then on; says before what that means, because it takes as long to take back. */
export function GiveGuides({ person, others, attempt, toaster, onDone }: Props) {
  const first = useFirstFocus<HTMLSelectElement>();
  const [to, setTo] = useState('');
  const [isGiving, setGiving] = useState(false);
  const give = async (event: Event) => {
    event.preventDefault();
    const heir = others.find(({ id }) => id === to);
    if (!heir) return;
    setGiving(true);
    const given = await attempt('steward:reassign', { personId: person.id, to });
    setGiving(false);
    if (!given) return;
    toaster.say(
      `${counted(given.guides, 'guide')} ${given.guides === 1 ? 'names' : 'name'} ${heir.name} now instead of ${person.name}.`,
    );
    onDone();
  };
  return (
    <form
      class="notice plain"
      aria-label={`Reassign guides of ${person.name}`}
      onSubmit={(event) => void give(event)}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <p>{whatMoves(person).join(' ')}</p>
      <div class="row">
        <label for={`to-${person.id}`}>Give to</label>
        <select
          id={`to-${person.id}`}
          class="input"
          ref={first}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        >
          <option value="" disabled>
            Choose somebody
          </option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit" class="button primary" disabled={to === '' || isGiving}>
          {isGiving ? 'Reassigning…' : 'Reassign'}
        </button>
        <button type="button" class="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
