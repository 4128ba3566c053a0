import { join } from 'node:path';
import type { Settings } from '#src/settings.ts';
import type { Blobs, SeenBlobs } from './blobs.ts';
import { openDiskBlobs, seeDiskBlobs } from './disk-blobs.ts';
import { openS3Blobs, seeS3Blobs } from './s3-blobs.ts';

type Where = Pick<Settings, 'data' | 's3'>;

/** Blobs where the settings say that they are. */
export function openBlobs({ data, s3 }: Where): Promise<Blobs> {
  const folder = join(data, 'blobs');
  return s3 ? openS3Blobs(s3, join(folder, '.arriving')) : openDiskBlobs(folder);
}

/** The same to look at only: nothing is made, changed or tidied. */
export function seeBlobs({ data, s3 }: Where): SeenBlobs {
  return s3 ? seeS3Blobs(s3) : seeDiskBlobs(join(data, 'blobs'));
}
