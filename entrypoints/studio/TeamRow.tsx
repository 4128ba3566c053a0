import { useState } from 'preact/hooks';
import { roleWords } from '#components/library/words.ts';
import { Confirm } from '#components/ui/Confirm.tsx';
import { counted } from '#components/ui/time.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { teamPrincipal, type AccessView, type Team } from '#lib/model/steward.ts';
import { everyLibrary, type Role } from '#lib/model/workspace.ts';
import { rolesOfTeam } from './access-words.ts';
import { RenameForm } from './NameForm.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { TeamMembers } from './TeamMembers.tsx';
import type { Try } from './use-studio.ts';

interface Props {
  team: Team;
  access: AccessView;
  people: ReadonlyMap<string, string>;
  attempt: Try;
  toaster: Toaster;
  again: () => Promise<AccessView | undefined>;
}

/** One team: who is in it, and what that gives them. */
export function TeamRow({ team, access, people, attempt, toaster, again }: Props) {
  const [doing, setDoing] = useState<'members' | 'rename' | 'remove' | null>(null);
  const { id, name, members } = team;
  const toggle = (what: 'members' | 'rename') => setDoing(doing === what ? null : what);
  const follows = access.groups.find((group) => group.team === id);
  const principal = teamPrincipal(id);
  const everywhere =
    access.grants.find((grant) => grant.principal === principal && grant.library === everyLibrary)?.role ?? null;

  const setRole = async (role: Role | null, isUndo = false) => {
    if ((await attempt('steward:grant', { library: everyLibrary, principal, role })) === undefined) return;
    const words = role ? `${name} is ${roleWords[role]} everywhere now.` : `${name} has no role everywhere any more.`;
    toaster.say(words, isUndo ? undefined : () => void setRole(everywhere, true));
    await again();
  };
  /** From who is in it now, not from what this page showed: somebody else may have changed it meanwhile. */
  const change = async (to: { add: string } | { remove: string }, isUndo = false) => {
    const now = (await again())?.teams.find((one) => one.id === id);
    if (!now) return toaster.complain('This team is gone. Look at the list again.');
    const who = 'add' in to ? to.add : to.remove;
    const rest = now.members.filter((member) => member !== who);
    const wish = { teamId: id, name: now.name, members: 'add' in to ? [...rest, who] : rest };
    if ((await attempt('steward:put-team', wish)) === undefined) return;
    const back = 'add' in to ? { remove: who } : { add: who };
    const words = `${people.get(who) ?? 'Somebody'} is ${'add' in to ? 'in' : 'not in'} ${now.name}${'add' in to ? '' : ' any more'}.`;
    toaster.say(words, isUndo ? undefined : () => void change(back, true));
    await again();
  };
  const rename = async (to: string) => {
    const now = (await again())?.teams.find((one) => one.id === id) ?? team;
    const done = await attempt('steward:put-team', { teamId: id, name: to, members: now.members });
    if (done === undefined) return false;
    setDoing(null);
    await again();
    return true;
  };
  const remove = async () => {
    setDoing(null);
    if ((await attempt('steward:remove-team', { teamId: id })) === undefined) return;
    toaster.say(`${name} is removed.`);
    await again();
  };
  return (
    <li class="steward-row">
      <div class="who">
        <strong>{name}</strong>
        {follows && <span class="chip accent">follows a group</span>}
        <p class="soft small">
          {counted(members.length, 'person', 'people')} · {rolesOfTeam(id, access)}
        </p>
        {follows && (
          <p class="soft small">
            Whoever signs in is put in or taken out as the group “{follows.group}” of your sign-in says. Change it
            there.
          </p>
        )}
      </div>
      <div class="row deeds">
        {(!follows || follows.library !== everyLibrary) && (
          <RoleChoice
            label={`Role of ${name} in every library`}
            role={everywhere}
            none="No role everywhere"
            onChoose={(role) => void setRole(role)}
          />
        )}
        {!follows && (
          <>
            <button
              type="button"
              class="button tight"
              aria-expanded={doing === 'members'}
              aria-label={`Members of ${name}`}
              onClick={() => toggle('members')}
            >
              Members
            </button>
            <button type="button" class="button tight" aria-label={`Rename ${name}`} onClick={() => toggle('rename')}>
              Rename
            </button>
            <button
              type="button"
              class="button tight danger"
              aria-label={`Remove ${name}`}
              onClick={() => setDoing('remove')}
            >
              Remove
            </button>
          </>
        )}
      </div>
      {doing === 'members' && <TeamMembers team={team} people={people} onChange={(to) => void change(to)} />}
      {doing === 'rename' && <RenameForm name={name} onName={rename} onCancel={() => setDoing(null)} />}
      {doing === 'remove' && (
        <Confirm
          question={`Remove ${name}? Whoever is in it loses what it gave (${rolesOfTeam(id, access)}). The people themselves stay.`}
          yes="Remove"
          no="Keep"
          onYes={() => void remove()}
          onNo={() => setDoing(null)}
        />
      )}
    </li>
  );
}
