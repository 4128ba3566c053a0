import { useState } from 'preact/hooks';
import { PersonRow } from './PersonRow.tsx';
import { useAsked } from './use-asked.ts';
import type { PageProps } from './use-studio.ts';
import { WhenAnswered } from './WhenAnswered.tsx';

/** Everybody who joined: what they may, and what to do when they leave. */
export function PeoplePage({ view, attempt, toaster }: PageProps) {
  const [query, setQuery] = useState('');
  const asked = useAsked('steward:people', {});
  return (
    <WhenAnswered asked={asked}>
      {(people) => {
        const found = people.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
        return (
          <>
            {people.length > manyPeople && (
              <input
                class="input narrow"
                type="search"
                aria-label="Search people"
                placeholder="Search people"
                value={query}
                onInput={(event) => setQuery(event.currentTarget.value)}
              />
            )}
            {found.length === 0 && <p class="soft">Nobody here has a name with “{query.trim()}”.</p>}
            <ul class="bare steward-rows card" aria-label="People" hidden={found.length === 0}>
              {found.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  others={people.filter((one) => one.id !== person.id && one.disabledAt === null)}
                  isMe={person.id === view.session.me.id}
                  libraries={view.session.libraries ?? []}
                  attempt={attempt}
                  toaster={toaster}
                  again={asked.again}
                />
              ))}
            </ul>
            {people.length < 2 && (
              <section class="card blank">
                <h2>Nobody else yet</h2>
                <p>
                  Colleagues come in by an invite link. <a href="#/invites">Make one</a> and send it to them.
                </p>
              </section>
            )}
          </>
        );
      }}
    </WhenAnswered>
  );
}

/** More than these are looked for, not looked through. */
const manyPeople = 10;
