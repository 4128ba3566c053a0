import { useState } from 'preact/hooks';
import { roleWords } from '#components/library/words.ts';
import { Confirm } from '#components/ui/Confirm.tsx';
import { ago, counted } from '#components/ui/time.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { principalOf, type Colleague } from '#lib/model/steward.ts';
import { everyLibrary, type Library, type Role } from '#lib/model/workspace.ts';
import { GiveGuides } from './GiveGuides.tsx';
import { nameOfLibrary } from './libraries.ts';
import type { Try } from './use-studio.ts';

interface Props {
  person: Colleague;
  /** Who may get this person's guides. */
  others: readonly Colleague[];
  isMe: boolean;
  /** For their names. */
  libraries: readonly Library[];
  attempt: Try;
  toaster: Toaster;
  again: () => Promise<Colleague[] | undefined>;
}

/** One person: their role, and the ways out. */
export function PersonRow({ person, others, isMe, libraries, attempt, toaster, again }: Props) {
  const [doing, setDoing] = useState<'disable' | 'give' | null>(null);
  const { id, name } = person;
  const held = person.roles[everyLibrary];
  const done = () => setDoing(null);

  const setRole = async (role: Role, isUndo = false) => {
    const changed = await attempt('steward:grant', { library: everyLibrary, principal: principalOf(id), role });
    const now = (await again())?.find((one) => one.id === id)?.roles[everyLibrary];
    if (changed === undefined) return;
    if (now !== role && now) return toaster.say(`${name} stays ${roleWords[now]}, which a team of theirs is.`);
    const back = held === undefined || isUndo ? undefined : () => void setRole(held, true);
    toaster.say(`${name} is ${roleWords[role]} now.`, back);
  };
  const disable = async () => {
    done();
    if ((await attempt('steward:disable', { personId: id })) === undefined) return;
    toaster.say(`${name} is signed out everywhere.`);
    await again();
  };
  const enable = async () => {
    if ((await attempt('steward:enable', { personId: id })) === undefined) return;
    toaster.say(`${name} may sign in again.`);
    await again();
  };
  return (
    <li class="steward-row">
      <div class="who">
        <strong>{name}</strong>
        {isMe && <span class="soft"> · you</span>}
        {person.disabledAt && <span class="chip warn">Disabled {ago(person.disabledAt)}</span>}
        <p class="soft small">{describe(person, libraries)}</p>
      </div>
      <div class="row deeds">
        {!person.disabledAt && (
          <select
            class="input"
            aria-label={`Role of ${name}`}
            value={held ?? ''}
            onChange={(event) => {
              const role = event.currentTarget.value as Role;
              // What is shown is what the store says, also where it refuses.
              event.currentTarget.value = held ?? '';
              void setRole(role);
            }}
          >
            {held === undefined && (
              <option value="" disabled>
                Some libraries
              </option>
            )}
            {Object.entries(roleWords).map(([role, words]) => (
              <option key={role} value={role}>
                {words}
              </option>
            ))}
          </select>
        )}
        {person.guides > 0 && others.length > 0 && (
          <button
            type="button"
            class="button tight"
            aria-label={`Reassign guides of ${name}`}
            onClick={() => setDoing('give')}
          >
            Reassign guides
          </button>
        )}
        {person.disabledAt ? (
          <button type="button" class="button tight" aria-label={`Enable ${name}`} onClick={() => void enable()}>
            Enable
          </button>
        ) : (
          !isMe && (
            <button
              type="button"
              class="button tight danger"
              aria-label={`Disable ${name}`}
              onClick={() => setDoing('disable')}
            >
              Disable
            </button>
          )
        )}
      </div>
      {doing === 'disable' && (
        <Confirm
          question={`Disable ${name}? ${devicesWords(person)} signed out at once. Their guides stay. After Enable they have to sign in anew.`}
          yes="Disable"
          no="Keep"
          onYes={() => void disable()}
          onNo={done}
        />
      )}
      {doing === 'give' && (
        <GiveGuides
          person={person}
          others={others}
          attempt={attempt}
          toaster={toaster}
          onDone={() => (done(), void again())}
        />
      )}
    </li>
  );
}

function devicesWords({ devices }: Colleague): string {
  if (devices === 0) return 'No device of theirs is signed in, and none can be';
  return `${counted(devices, 'device')} of theirs ${devices === 1 ? 'is' : 'are'}`;
}

function describe({ roles, devices, lastUsed, guides }: Colleague, libraries: readonly Library[]): string {
  const own = Object.entries(roles).filter(([library]) => library !== everyLibrary);
  return [
    ...own.map(([library, role]) => `${roleWords[role]} of ${nameOfLibrary(library, libraries)}`),
    counted(guides, 'guide'),
    counted(devices, 'device'),
    lastUsed ? `last here ${ago(lastUsed)}` : 'not here since joining',
  ].join(' · ');
}
