import { useState } from 'preact/hooks';
import { roleWords } from '#components/library/words.ts';
import { Confirm } from '#components/ui/Confirm.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { isStewardOf } from '#lib/model/feeds.ts';
import { principalOf, teamPrincipal, type AccessView } from '#lib/model/steward.ts';
import type { Me } from '#lib/model/sync.ts';
import { everyLibrary, type Library, type Role } from '#lib/model/workspace.ts';
import { nameOfPrincipal } from './access-words.ts';
import { ApprovalsChoice } from './ApprovalsChoice.tsx';
import { GiveRole } from './GiveRole.tsx';
import { RenameForm } from './NameForm.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import type { Try } from './use-studio.ts';

interface Props {
  library: Library;
  access: AccessView;
  people: ReadonlyMap<string, string>;
  me: Me;
  /** How many approvals a publication needs here. */
  needed: number;
  attempt: Try;
  toaster: Toaster;
  again: () => Promise<unknown>;
}

/** One library: who may what in it, by person or team. */
export function LibraryCard({ library, access, people, me, needed, attempt, toaster, again }: Props) {
  const [isNaming, setNaming] = useState(false);
  const [leaving, setLeaving] = useState<{ principal: string; role: Role | null } | null>(null);
  const { id, name } = library;
  const names = { people, teams: access.teams };
  const held = access.grants
    .filter((grant) => grant.library === id)
    .map((grant) => ({ ...grant, name: nameOfPrincipal(grant.principal, names) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));

  const grant = async (principal: string, role: Role | null, before: Role | null, isUndo = false) => {
    setLeaving(null);
    if ((await attempt('steward:grant', { library: id, principal, role })) === undefined) return;
    const who = nameOfPrincipal(principal, names);
    const words = role
      ? `${who} is ${roleWords[role]} of ${name} now.`
      : `${who} has no role in ${name} alone any more.`;
    toaster.say(words, isUndo ? undefined : () => void grant(principal, before, role, true));
    await again();
  };
  /** Nobody takes their own way back by a slip of the hand: after that somebody else has to undo it. */
  const change = (principal: string, role: Role | null, before: Role) => {
    const isOwnEnd = principal === principalOf(me.id) && before === 'steward' && !isStewardOf(me, everyLibrary);
    if (isOwnEnd) setLeaving({ principal, role });
    else void grant(principal, role, before);
  };
  const rename = async (to: string) => {
    if ((await attempt('steward:rename-library', { id, name: to })) === undefined) return false;
    setNaming(false);
    await again();
    return true;
  };
  const follows = (principal: string) =>
    access.groups.some((group) => teamPrincipal(group.team) === principal && group.library === id);
  return (
    <section class="card stack" aria-labelledby={`library-${id}`}>
      <div class="head">
        <h2 id={`library-${id}`}>{name}</h2>
        {isStewardOf(me, everyLibrary) && !isNaming && (
          <button type="button" class="button tight" aria-label={`Rename ${name}`} onClick={() => setNaming(true)}>
            Rename
          </button>
        )}
      </div>
      {isNaming && <RenameForm name={name} onName={rename} onCancel={() => setNaming(false)} />}
      {held.length === 0 ? (
        <p class="soft">Nobody has a role in this library alone.</p>
      ) : (
        <ul class="bare steward-rows framed" aria-label={`Who may what in ${name}`}>
          {held.map(({ principal, role, name: who }) => (
            <li class="steward-row" key={principal}>
              <div class="who">
                <strong>{who}</strong>
                {principal.startsWith('team:') && <span class="chip">Team</span>}
                {follows(principal) && <p class="soft small">As the group of your sign-in says.</p>}
              </div>
              {follows(principal) ? (
                <span>{roleWords[role]}</span>
              ) : (
                <div class="row deeds">
                  <RoleChoice
                    label={`Role of ${who} in ${name}`}
                    role={role}
                    onChoose={(to) => change(principal, to, role)}
                  />
                  <button
                    type="button"
                    class="button tight"
                    aria-label={`Take away: role of ${who} in ${name}`}
                    onClick={() => change(principal, null, role)}
                  >
                    Take away
                  </button>
                </div>
              )}
              {leaving?.principal === principal && (
                <Confirm
                  question={`Be ${leaving.role ? roleWords[leaving.role] : 'nothing'} in ${name}? You decide about it no more, and only another steward can change that.`}
                  yes="Give it up"
                  no="Stay steward"
                  onYes={() => void grant(principal, leaving.role, role, true)}
                  onNo={() => setLeaving(null)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isStewardOf(me, everyLibrary) && (
        <ApprovalsChoice library={library} needed={needed} attempt={attempt} toaster={toaster} />
      )}
      <GiveRole
        library={library}
        people={people}
        teams={access.teams}
        taken={held.map(({ principal }) => principal)}
        onGive={(principal, role) => grant(principal, role, null)}
      />
    </section>
  );
}
