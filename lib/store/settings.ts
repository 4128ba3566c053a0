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

/** A store that was left and is yet to hear of it. */
export interface Farewell {
  storeUrl: string;
  token: string;
  leftAt: number;
}

export async function readFarewells(device: Device): Promise<Farewell[]> {
  return ((await device.settings.get('farewells'))?.value as Farewell[] | undefined) ?? [];
}

export async function writeFarewells(device: Device, value: Farewell[]): Promise<void> {
  if (value.length > 0) await device.settings.put({ key: 'farewells', value });
  else await device.settings.delete('farewells');
}

/** Why the last sign-in did not work: its window takes the popup away, so the popup that opens next says it. */
export async function readSignInProblem(device: Device): Promise<string | null> {
  return ((await device.settings.get('signInProblem'))?.value as string | undefined) ?? null;
}

export async function writeSignInProblem(device: Device, value: string | null): Promise<void> {
  if (value !== null) await device.settings.put({ key: 'signInProblem', value });
  else await device.settings.delete('signInProblem');
}

/** The library that this person last published a draft into. */
export async function readLastLibrary(device: Device): Promise<string | null> {
  return ((await device.settings.get('library'))?.value as string | undefined) ?? null;
}

export async function writeLastLibrary(device: Device, value: string): Promise<void> {
  await device.settings.put({ key: 'library', value });
}

/** The tab where something is pointed at: another element for a step, or what is private on the pages of an app. */
export type StepPick = { tabId: number; guideId: string; stepId: string };
export type Pick = StepPick | { tabId: number; appId: string };

export async function readPick(device: Device): Promise<Pick | null> {
  return ((await device.settings.get('pick'))?.value as Pick | undefined) ?? null;
}

export async function writePick(device: Device, value: Pick | null): Promise<void> {
  if (value) await device.settings.put({ key: 'pick', value });
  else await device.settings.delete('pick');
}
