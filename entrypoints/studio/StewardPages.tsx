import type { FunctionComponent } from 'preact';
import { isStewardOf } from '#lib/model/feeds.ts';
import { everyLibrary } from '#lib/model/workspace.ts';
import { AppsPage } from './AppsPage.tsx';
import { AuditPage } from './AuditPage.tsx';
import { DevicesPage } from './DevicesPage.tsx';
import { InvitesPage } from './InvitesPage.tsx';
import { LibrariesPage } from './LibrariesPage.tsx';
import { PeoplePage } from './PeoplePage.tsx';
import { placeShown, placesFor, placeTitles } from './places.ts';
import { RecordingPage } from './RecordingPage.tsx';
import { RetentionPage } from './RetentionPage.tsx';
import type { StewardPlace } from './route.ts';
import { TeamsPage } from './TeamsPage.tsx';
import { usePageTitle } from './use-page.ts';
import type { PageProps } from './use-studio.ts';
import { WebhooksPage } from './WebhooksPage.tsx';

const pages: Record<StewardPlace, FunctionComponent<PageProps>> = {
  people: PeoplePage,
  teams: TeamsPage,
  invites: InvitesPage,
  devices: DevicesPage,
  libraries: LibrariesPage,
  apps: AppsPage,
  recording: RecordingPage,
  retention: RetentionPage,
  webhooks: WebhooksPage,
  audit: AuditPage,
};

/** Who may what, and how the workspace is kept. Whoever is no steward has one thing here: their own devices. */
export function StewardPages({ place, ...props }: PageProps & { place: StewardPlace }) {
  const { me } = props.view.session;
  const shown = placeShown(me, place);
  const isOwn = shown === 'devices' && !isStewardOf(me, everyLibrary);
  const title = isOwn ? 'Your devices' : placeTitles[shown];
  const heading = usePageTitle(title);
  const groups = placesFor(me);
  const Page = pages[shown];
  const page = (
    <div class="stack">
      <h1 ref={heading}>{title}</h1>
      <Page key={shown} {...props} />
    </div>
  );
  if (groups.flatMap(({ places }) => places).length < 2) return page;
  return (
    <div class="beside-places">
      <nav class="places" aria-label="Workspace">
        {groups.map((group) => (
          <div key={group.title}>
            <p class="label soft" id={`places-${group.title}`}>
              {group.title}
            </p>
            <ul class="bare" aria-labelledby={`places-${group.title}`}>
              {group.places.map((name) => (
                <li key={name}>
                  <a href={`#/${name}`} aria-current={name === shown ? 'page' : undefined}>
                    {placeTitles[name]}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {page}
    </div>
  );
}
