import { readDocument } from '#lib/model/documents.ts';
import { picturesOf } from '#lib/model/guide-rules.ts';
import type { Guide } from '#lib/model/guide.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Me } from '#lib/model/sync.ts';
import { withoutPictures } from '#lib/model/without-pictures.ts';
import { offerBlobs } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';
import { createGuide } from './guides.ts';

/**
 * Put a guide that was set aside into the drafts of this person, as a guide of its own: the one it was may live on
 * where they have no access. Pictures that are not on this device are left out, for nobody here could send them.
 */
export async function restoreOrphan(device: Device, me: Me, orphanId: string): Promise<Guide> {
  return device.transaction('rw', device.orphans, device.documents, device.blobs, async () => {
    const orphan = await device.orphans.get(orphanId);
    if (!orphan) throw new Problem('not-found', 'This was put back or thrown away meanwhile.');
    const guide = orphan.type === 'guide' ? readDocument('guide', orphan.body) : null;
    if (!guide) throw new Problem('invalid', 'Only guides can be drafts. Copy the text instead.');
    const pictures = picturesOf(guide);
    const here = await device.blobs.where('sha256').anyOf(pictures).primaryKeys();
    const missing = pictures.filter((sha256) => !here.includes(sha256));
    const draft = await createGuide(device, me, {
      ...withoutPictures(guide, missing),
      id: crypto.randomUUID(),
      authorId: me.id,
      revision: 0,
      hasChanges: false,
      isArchived: false,
    });
    await offerBlobs(device, here);
    await device.orphans.delete(orphanId);
    return draft;
  });
}

export async function discardOrphan(device: Device, orphanId: string): Promise<void> {
  await device.orphans.delete(orphanId);
}
