import { useState } from 'preact/hooks';
import type { Team } from '#lib/model/steward.ts';

interface Props {
  team: Team;
  people: ReadonlyMap<string, string>;
  onChange: (change: { add: string } | { remove: string }) => void;
}

/** Who is in a team, one by one. Each change counts at once and can be taken back. */
export function TeamMembers({ team, people, onChange }: Props) {
  const [chosen, setChosen] = useState('');
  const byName = (a: string, b: string) => (people.get(a) ?? '').localeCompare(people.get(b) ?? '');
  const others = [...people.keys()].filter((id) => !team.members.includes(id)).toSorted(byName);
  const add = (event: Event) => {
    event.preventDefault();
    if (chosen === '') return;
    onChange({ add: chosen });
    setChosen('');
  };
  return (
    <section class="deliveries stack" aria-label={`Members of ${team.name}`}>
      {team.members.length === 0 && <p class="soft">Nobody yet.</p>}
      <ul class="bare members" hidden={team.members.length === 0}>
        {team.members.toSorted(byName).map((id) => (
          <li class="row" key={id}>
            <span>{people.get(id) ?? 'Somebody who is gone'}</span>
            <button
              type="button"
              class="button tight"
              aria-label={`Take out: ${people.get(id) ?? 'somebody'}, of ${team.name}`}
              onClick={() => onChange({ remove: id })}
            >
              Take out
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <form class="row" aria-label={`Add to ${team.name}`} onSubmit={add}>
          <select
            class="input"
            aria-label={`Who is to be in ${team.name}`}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value="" disabled>
              Choose somebody
            </option>
            {others.map((id) => (
              <option key={id} value={id}>
                {people.get(id)}
              </option>
            ))}
          </select>
          <button type="submit" class="button" disabled={chosen === ''}>
            Add
          </button>
        </form>
      )}
    </section>
  );
}
