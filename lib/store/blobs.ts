import { hashOf } from '#lib/model/hash.ts';
import type { Device } from './device.ts';

/** Keep bytes made on this device until the store has them; they survive there even if this device is lost. */
export async function keepBlob(device: Device, blob: Blob): Promise<string> {
  const sha256 = await hashOf(await blob.arrayBuffer());
  await keepBlobAs(device, sha256, blob);
  return sha256;
}

/** The same where the hash is known: hashing inside a transaction would end it. */
export async function keepBlobAs(device: Device, sha256: string, blob: Blob): Promise<void> {
  await device.transaction('rw', device.blobs, async () => {
    const known = await device.blobs.get(sha256);
    // What nothing referred to any more starts anew: what will refer to it now is still on its way.
    if (!known || known.unusedSince !== undefined) await device.blobs.put({ sha256, bytes: blob, unsent: 1 });
  });
}

/**
 * Have the store asked again whether it needs these. What it got with a document that is gone, or from somebody else, it
 * may not have for this person any more.
 */
export async function offerBlobs(device: Device, hashes: string[]): Promise<void> {
  await device.blobs.where('sha256').anyOf(hashes).modify({ unsent: 1 });
}
