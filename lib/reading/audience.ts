import { dayOf, isFor, isShownOn } from '#lib/model/audience.ts';
import type { Entry } from '#lib/model/guide.ts';
import { matchesPage } from '#lib/model/page-pattern.ts';
import type { Device } from '#lib/store/device.ts';
import { readEntriesNow } from '#lib/store/read.ts';
import { readSession } from '#lib/store/settings.ts';

/** Published guides that are for this person, whenever, each where it is met now. */
export async function readEntriesForMe(device: Device): Promise<Entry[]> {
  const [session, entries] = await Promise.all([readSession(device), readEntriesNow(device)]);
  return entries.filter((entry) => isFor(entry, session?.me.teams));
}

/** Those that are to be shown on this page now. */
export async function readShownAt(device: Device, address: string, now = new Date()): Promise<Entry[]> {
  const entries = await readEntriesForMe(device);
  return entries.filter(
    (entry) => isShownOn(entry, dayOf(now)) && entry.pages.some((pattern) => matchesPage(pattern, address)),
  );
}
