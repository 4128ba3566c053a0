import { draftFeed } from '#lib/model/feeds.ts';
import type { GuideDraft } from '#lib/model/guide-draft.ts';
import { picturesOf } from '#lib/model/guide-rules.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Me } from '#lib/model/sync.ts';
import { offerBlobs } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { createGuide } from './guides.ts';

/** Drafts of this person from what came from elsewhere: all of them, or none. Their pictures are here already. */
export async function saveImport(device: Device, me: Me, drafts: readonly GuideDraft[]): Promise<string[]> {
  return device.transaction('rw', device.documents, device.blobs, async () => {
    const ids: string[] = [];
    for (const draft of drafts) {
      // Keyed by what the steps call themselves, whatever the file called them.
      const steps = Object.fromEntries(Object.values(draft.steps).map((step) => [step.id, step]));
      const pictures = picturesOf({ ...draft, steps });
      const have = await device.blobs.bulkGet(pictures);
      if (have.includes(undefined)) throw new Problem('invalid', `A picture of “${draft.title}” is missing.`);
      await offerBlobs(device, pictures);
      ids.push((await createGuide(device, me, { ...draft, steps })).id);
    }
    return ids;
  });
}

/** Takes back an import as a whole. What was published meanwhile is no longer part of it. */
export async function undoImport(device: Device, me: Me, guideIds: readonly string[]): Promise<void> {
  await device.transaction('rw', device.documents, async () => {
    for (const id of guideIds) await writeDocument(device, draftFeed(me.id), 'guide', id, null);
  });
}
