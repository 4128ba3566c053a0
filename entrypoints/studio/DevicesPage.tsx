import { useState } from 'preact/hooks';
import { Confirm } from '#components/ui/Confirm.tsx';
import { ago } from '#components/ui/time.ts';
import { isStewardOf } from '#lib/model/feeds.ts';
import { everyLibrary } from '#lib/model/workspace.ts';
import type { SignedInDevice } from '#lib/model/steward.ts';
import { useAsked } from './use-asked.ts';
import type { PageProps } from './use-studio.ts';
import { WhenAnswered } from './WhenAnswered.tsx';

/** Where people are signed in. A lost one is signed out here. */
export function DevicesPage({ view, attempt, toaster }: PageProps) {
  const isAll = isStewardOf(view.session.me, everyLibrary);
  const asked = useAsked('device:list', { isAll });
  const [revoking, setRevoking] = useState<string | null>(null);
  const revoke = async (device: SignedInDevice, words: string) => {
    setRevoking(null);
    if ((await attempt('device:revoke', { deviceId: device.id })) === undefined) return;
    toaster.say(`${words} is signed out.`);
    if (!device.isThis) await asked.again();
  };
  return (
    <WhenAnswered asked={asked}>
      {(devices) =>
        devices.length === 0 ? (
          <p class="soft">No device is signed in.</p>
        ) : (
          <ul class="bare steward-rows card" aria-label="Devices">
            {devices.map((device) => {
              const owner = view.names.get(device.person) ?? 'A colleague';
              const name = device.name || 'A browser';
              const words = isAll ? `${name} of ${owner}` : name;
              return (
                <li class="steward-row" key={device.id}>
                  <div class="who">
                    <strong>{words}</strong>
                    {device.isThis && <span class="soft"> · this browser</span>}
                    <p class="soft small">{describe(device)}</p>
                  </div>
                  <div class="row deeds">
                    <button
                      type="button"
                      class="button tight danger"
                      aria-label={`Sign out ${words}`}
                      onClick={() => setRevoking(device.id)}
                    >
                      Sign out
                    </button>
                  </div>
                  {revoking === device.id && (
                    <Confirm
                      question={`Sign out ${device.isThis ? 'this browser' : words}? It syncs no more until somebody joins there again. Unsent work stays on it.`}
                      yes="Sign out"
                      no="Keep"
                      onYes={() => void revoke(device, words)}
                      onNo={() => setRevoking(null)}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        )
      }
    </WhenAnswered>
  );
}

function describe({ signedInAt, lastUsed, expiresAt }: SignedInDevice): string {
  return [
    `signed in ${ago(signedInAt)}`,
    lastUsed ? `last used ${ago(lastUsed)}` : 'not used since',
    ...(expiresAt ? [`has to sign in again ${ago(expiresAt)}`] : []),
  ].join(' · ');
}
