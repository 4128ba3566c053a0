import { Guide, type Entry } from '#lib/model/guide.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import { hashOf } from '#lib/model/hash.ts';
import type { Device } from '#lib/store/device.ts';
import { readEntriesNow } from '#lib/store/read.ts';
import type { StoreApi } from './store-api.ts';

/** Fetch what this person will need offline: bodies and pictures of guides for the sites they enabled. */
export async function fetchBodies(device: Device, api: StoreApi, origins: string[]): Promise<void> {
  const wanted = new Set(origins);
  const entries = (await readEntriesNow(device)).filter((entry) =>
    entry.pages.some((page) => wanted.has(originOf(page) ?? '')),
  );
  for (const entry of entries) await fetchBlobs(device, api, [entry.body, ...entry.pictures]);
}

/** Have these on this device, as far as the store has them. A Problem when it cannot be reached. */
export async function fetchBlobs(device: Device, api: StoreApi, hashes: string[]): Promise<void> {
  const have = await device.blobs.bulkGet(hashes);
  const missing = hashes.filter((_, i) => !have[i]);
  for (const sha256 of missing) {
    const bytes = await api.getBlob(sha256).catch((error: unknown) => {
      // One picture that is gone must not stop the rest; being offline must.
      if (error instanceof Problem && error.code === 'not-found') return null;
      throw error;
    });
    if (bytes && (await hashOf(await bytes.arrayBuffer())) === sha256)
      await device.blobs.put({ sha256, bytes, unsent: 0 });
  }
}

/** The published guide behind an entry, from this disk, else from the store. Problem when neither has it. */
export async function readBody(device: Device, api: StoreApi | null, entry: Entry): Promise<Guide> {
  if (api && !(await device.blobs.get(entry.body))) await fetchBlobs(device, api, [entry.body]);
  const blob = await device.blobs.get(entry.body);
  if (!blob)
    throw new Problem('offline', `"${entry.title}" is not on this device yet, and the store cannot be reached.`);
  const guide = Guide.safeParse(parsedOrNull(await blob.bytes.text()));
  if (!guide.success)
    throw new Problem('invalid', `"${entry.title}" was made by a newer version of Handrail. Update to read it.`);
  return guide.data;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
