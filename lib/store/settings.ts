import type { Device, Session, SyncState } from './device.ts';

export async function readSession(device: Device): Promise<Session | null> {
  return ((await device.settings.get('session'))?.value as Session | undefined) ?? null;
}

export async function readSyncState(device: Device): Promise<SyncState | null> {
  return ((await device.settings.get('sync'))?.value as SyncState | undefined) ?? null;
}

export async function writeSyncState(device: Device, value: SyncState): Promise<void> {
  const known = await readSyncState(device);
  // Whoever watches the state is to hear of changes, not of each look.
  const isNews = known?.state !== value.state || value.state === 'error' || value.at - known.at > 60_000;
  if (isNews) await device.settings.put({ key: 'sync', value });
}
