import type { Device, Session, SyncState } from './device.ts';

export async function readSession(device: Device): Promise<Session | null> {
  return ((await device.settings.get('session'))?.value as Session | undefined) ?? null;
}

export async function readSyncState(device: Device): Promise<SyncState | null> {
  return ((await device.settings.get('sync'))?.value as SyncState | undefined) ?? null;
}

export async function writeSyncState(device: Device, value: SyncState): Promise<void> {
  await device.settings.put({ key: 'sync', value });
}
