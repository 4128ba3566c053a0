import { useId, useState } from 'preact/hooks';
import { roleWords } from '#components/library/words.ts';
import { Choice } from '#components/ui/Choice.tsx';
import { principalOf, teamPrincipal, type Team } from '#lib/model/steward.ts';
import type { Library, Role } from '#lib/model/workspace.ts';

interface Props {
  library: Library;
  people: ReadonlyMap<string, string>;
  teams: readonly Team[];
  /** Who has a role there already. */
  taken: readonly string[];
  onGive: (principal: string, role: Role) => Promise<void>;
}

/** A role in one library for one more person or team. */
export function GiveRole({ library, people, teams, taken, onGive }: Props) {
  const id = useId();
  const [who, setWho] = useState('');
  const [role, setRole] = useState<string>('author');
  const free = (options: { value: string; name: string }[]) =>
    options.filter(({ value }) => !taken.includes(value)).toSorted((a, b) => a.name.localeCompare(b.name));
  const groups = {
    Teams: free(teams.map(({ id, name }) => ({ value: teamPrincipal(id), name }))),
    People: free([...people].map(([id, name]) => ({ value: principalOf(id), name }))),
  };
  if (Object.values(groups).flat().length === 0) return null;
  const give = (event: Event) => {
    event.preventDefault();
    if (who === '') return;
    void onGive(who, role as Role);
    setWho('');
  };
  return (
    <form class="invite-form" aria-label={`Give a role in ${library.name}`} onSubmit={give}>
      <div class="field">
        <label for={id}>Person or team</label>
        <select id={id} class="input" value={who} onChange={(event) => setWho(event.currentTarget.value)}>
          <option value="" disabled>
            Choose somebody
          </option>
          {Object.entries(groups).map(
            ([label, options]) =>
              options.length > 0 && (
                <optgroup key={label} label={label}>
                  {options.map(({ value, name }) => (
                    <option key={value} value={value}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ),
          )}
        </select>
      </div>
      <Choice label="Role" value={role} options={roleWords} onChoose={setRole} />
      <button type="submit" class="button" disabled={who === ''}>
        Give role
      </button>
    </form>
  );
}
