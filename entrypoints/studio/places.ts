import { isAnywhere, isStewardOf } from '#lib/model/feeds.ts';
import type { Me } from '#lib/model/sync.ts';
import { everyLibrary } from '#lib/model/workspace.ts';
import type { StewardPlace } from './route.ts';

export const placeTitles: Record<StewardPlace, string> = {
  people: 'People',
  teams: 'Teams',
  invites: 'Invites',
  devices: 'Devices',
  libraries: 'Libraries',
  apps: 'Apps',
  recording: 'Recording',
  retention: 'Retention',
  webhooks: 'Webhooks',
  audit: 'Audit log',
};

/** What belongs together stands together, so that nobody has to read all of it. */
const groups: readonly { title: string; places: readonly StewardPlace[] }[] = [
  { title: 'Access', places: ['people', 'teams', 'invites', 'devices'] },
  { title: 'Guides', places: ['libraries', 'apps', 'recording'] },
  { title: 'Store', places: ['retention', 'webhooks', 'audit'] },
];

/** The places that this person has anything to do in. Everybody has devices. */
export function placesFor(me: Me): typeof groups {
  const open = openTo(me);
  return groups
    .map(({ title, places }) => ({ title, places: places.filter((place) => open.includes(place)) }))
    .filter(({ places }) => places.length > 0);
}

/** A steward of one library decides about that one only, and sees nobody else's devices. */
function openTo(me: Me): readonly StewardPlace[] {
  if (isStewardOf(me, everyLibrary)) return groups.flatMap(({ places }) => places);
  return isAnywhere(me, 'steward') ? ['invites', 'devices', 'libraries'] : ['devices'];
}

/** Where the link in the header leads, or null for whoever is no steward of anything. */
export function firstPlace(me: Me): StewardPlace | null {
  return isAnywhere(me, 'steward') ? (openTo(me)[0] ?? null) : null;
}

/** The place that is shown: the one asked for, where it is open to this person. */
export function placeShown(me: Me, asked: StewardPlace): StewardPlace {
  return openTo(me).includes(asked) ? asked : (firstPlace(me) ?? 'devices');
}
