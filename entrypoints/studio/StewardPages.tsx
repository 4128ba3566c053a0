import { isStewardOf } from '#lib/model/feeds.ts';
import { everyLibrary } from '#lib/model/workspace.ts';
import { AuditPage } from './AuditPage.tsx';
import { DevicesPage } from './DevicesPage.tsx';
import { InvitesPage } from './InvitesPage.tsx';
import { PeoplePage } from './PeoplePage.tsx';
import { stewardPlaces, type StewardPlace } from './route.ts';
import { usePageTitle } from './use-page.ts';
import type { StewardProps } from './WhenAnswered.tsx';

const titles: Record<StewardPlace, string> = {
  people: 'People',
  invites: 'Invites',
  devices: 'Devices',
  audit: 'Audit log',
};

/** Who may what. Whoever is no steward of the workspace has one thing here: their own devices. */
export function StewardPages({ place, ...props }: StewardProps & { place: StewardPlace }) {
  const isSteward = isStewardOf(props.view.session.me, everyLibrary);
  const shown = isSteward ? place : 'devices';
  const heading = usePageTitle(isSteward ? titles[shown] : 'Your devices');
  return (
    <>
      <div class="page-head">
        <h1 ref={heading}>{isSteward ? titles[shown] : 'Your devices'}</h1>
        {isSteward && (
          <nav class="segments" aria-label="People">
            {stewardPlaces.map((name) => (
              <a key={name} href={`#/${name}`} aria-current={name === shown ? 'page' : undefined}>
                {titles[name]}
              </a>
            ))}
          </nav>
        )}
      </div>
      {shown === 'people' && <PeoplePage {...props} />}
      {shown === 'invites' && <InvitesPage {...props} />}
      {shown === 'devices' && <DevicesPage {...props} isAll={isSteward} />}
      {shown === 'audit' && <AuditPage {...props} />}
    </>
  );
}
