import type { Me } from '#lib/model/sync.ts';
import { Device } from '#lib/store/device.ts';
import { join, storeApi, type StoreApi } from '#lib/sync/store-api.ts';
import { syncRound } from '#lib/sync/sync.ts';

export interface JoinedDevice {
  device: Device;
  api: StoreApi;
  me: Me;
  token: string;
  sync: () => Promise<void>;
}

/** Somebody with the extension's own device, who joined by this link and has synced once. */
export async function joinWithDevice(link: string, name: string): Promise<JoinedDevice> {
  const joined = await join(link, name, 'test');
  const device = new Device(`handrail-${crypto.randomUUID()}`);
  const { storeUrl, token, person: me } = joined;
  await device.settings.put({ key: 'session', value: { storeUrl, token, me, workspace: 'W' } });
  const api = storeApi(joined);
  const sync = () => syncRound(device, api, []);
  await sync();
  return { device, api, me, token, sync };
}
