import { mayPublishTo } from '#lib/model/libraries.ts';
import type { Me } from '#lib/model/sync.ts';
import { mainLibrary } from '#lib/model/workspace.ts';
import type { Device } from '#lib/store/device.ts';
import { libraryOfGuide } from '#lib/store/read.ts';
import { readLastLibrary, readSession } from '#lib/store/settings.ts';

/** Where a guide is shared or, while it is a draft, is to go: as was chosen, else where this person publishes by default. */
export async function chosenLibrary(device: Device, me: Me, guideId: string, chosen: string | null): Promise<string> {
  const shared = (await libraryOfGuide(device, guideId)) ?? chosen;
  if (shared !== null) return shared;
  const { libraries = [] } = (await readSession(device)) ?? {};
  return mayPublishTo(me, libraries, await readLastLibrary(device))[0]?.id ?? mainLibrary;
}
