import type { Colleague } from '#lib/model/steward.ts';
import { PersonRow } from './PersonRow.tsx';
import { useAsked } from './use-asked.ts';
import type { PageProps } from './use-studio.ts';
import { WhenAnswered } from './WhenAnswered.tsx';

/** Everybody who joined: what they may, and what to do when they leave. */
export function PeoplePage({ view, attempt, toaster }: PageProps) {
  const asked = useAsked('steward:people', {});
  return (
    <WhenAnswered asked={asked}>
      {(people) => (
        <>
          <ul class="bare steward-rows card" aria-label="People">
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                others={people.filter((one) => one.id !== person.id && one.disabledAt === null)}
                isMe={person.id === view.session.me.id}
                attempt={attempt}
                toaster={toaster}
                again={asked.again}
              />
            ))}
          </ul>
          {isAlone(people) && (
            <section class="card blank">
              <h2>Nobody else yet</h2>
              <p>
                Colleagues come in by an invite link. <a href="#/invites">Make one</a> and send it to them.
              </p>
            </section>
          )}
        </>
      )}
    </WhenAnswered>
  );
}

function isAlone(people: readonly Colleague[]): boolean {
  return people.length < 2;
}
