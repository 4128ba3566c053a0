import { useState } from 'preact/hooks';
import { roleWords } from '#components/library/words.ts';
import { Confirm } from '#components/ui/Confirm.tsx';
import { ago } from '#components/ui/time.ts';
import type { Invite } from '#lib/model/steward.ts';
import { everyLibrary, type Library } from '#lib/model/workspace.ts';
import { nameOfLibrary, scopesOf } from './libraries.ts';
import { MakeInvite } from './MakeInvite.tsx';
import { useAsked } from './use-asked.ts';
import type { PageProps } from './use-studio.ts';
import { WhenAnswered } from './WhenAnswered.tsx';

/** Links that let people in: what they allow, and how to take them back. */
export function InvitesPage({ view, attempt, toaster }: PageProps) {
  const asked = useAsked('steward:invites', {});
  const [revoking, setRevoking] = useState<string | null>(null);
  const revoke = async (inviteId: string) => {
    setRevoking(null);
    if ((await attempt('steward:revoke-invite', { inviteId })) === undefined) return;
    toaster.say('The link lets nobody in any more.');
    await asked.again();
  };
  return (
    <WhenAnswered asked={asked}>
      {({ invites, libraries }) => (
        <div class="stack">
          <MakeInvite
            scopes={scopesOf(libraries, view.session.me)}
            attempt={attempt}
            toaster={toaster}
            onMade={() => void asked.again()}
          />
          {invites.length === 0 ? (
            <section class="card blank">
              <h2>No links yet</h2>
              <p>Make the first one above and send it to whom it is for. It appears here, and can be revoked.</p>
            </section>
          ) : (
            <ul class="bare steward-rows card" aria-label="Invite links">
              {invites.map((invite) => {
                const reason = whyClosed(invite);
                const name = invite.label || `${roleWords[invite.role]} link`;
                return (
                  <li class="steward-row" key={invite.id}>
                    <div class="who">
                      <strong>{name}</strong>
                      {reason && <span class="chip warn">{reason}</span>}
                      <p class="soft small">{describe(invite, libraries)}</p>
                    </div>
                    <div class="row deeds">
                      {reason === null && (
                        <button
                          type="button"
                          class="button tight danger"
                          aria-label={`Revoke ${name}`}
                          onClick={() => setRevoking(invite.id)}
                        >
                          Revoke
                        </button>
                      )}
                    </div>
                    {revoking === invite.id && (
                      <Confirm
                        question={`Revoke ${name}? Whoever has the link cannot join by it any more. Whoever joined stays.`}
                        yes="Revoke"
                        no="Keep"
                        onYes={() => void revoke(invite.id)}
                        onNo={() => setRevoking(null)}
                      />
                    )}
                  </li>
                );
              })}
            </ul>
          )}
        </div>
      )}
    </WhenAnswered>
  );
}

function whyClosed({ revokedAt, expiresAt, uses, usesMost }: Invite): string | null {
  if (revokedAt) return `Revoked ${ago(revokedAt)}`;
  if (Date.parse(expiresAt) <= Date.now()) return `Expired ${ago(expiresAt)}`;
  return uses >= usesMost ? 'Used up' : null;
}

function describe(invite: Invite, libraries: readonly Library[]): string {
  const { role, library, uses, usesMost, madeAt, expiresAt, revokedAt } = invite;
  const isOpen = revokedAt === null && Date.parse(expiresAt) > Date.now();
  return [
    library === everyLibrary ? roleWords[role] : `${roleWords[role]} of ${nameOfLibrary(library, libraries)}`,
    `used ${uses} of ${usesMost} times`,
    `made ${ago(madeAt)}`,
    ...(isOpen ? [`expires ${ago(expiresAt)}`] : []),
  ].join(' · ');
}
