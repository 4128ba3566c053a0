import type { Role } from '#lib/model/workspace.ts';
import { clientOf, type Client } from './a-client.ts';
import { joinWithDevice, type JoinedDevice } from './a-joined-device.ts';
import { makeInvite } from './a-steward.ts';
import type { StartedStore } from './start-store.ts';

/** Somebody with the extension's device and, for what no device would send, the same token by hand. */
export interface Colleague extends JoinedDevice {
  client: Client;
}

export async function aColleague(store: StartedStore, link: string, name: string): Promise<Colleague> {
  const joined = await joinWithDevice(link, name);
  return { ...joined, client: clientOf(store.url, joined.token, joined.me) };
}

/** Of every library. */
export async function invited(store: StartedStore, by: Colleague, role: Role, name: string): Promise<Colleague> {
  return aColleague(store, (await makeInvite(by.client, { role, library: '*' })).link, name);
}
