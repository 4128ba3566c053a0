import { openAsBlob } from 'node:fs';
import { S3mini } from 's3mini';
import { Problem } from '../../../lib/model/problem.ts';
import { openArriving } from './arriving.ts';
import type { Blobs, SeenBlobs, StoredBlob } from './blobs.ts';
import type { S3Settings } from './s3-settings.ts';

const withinMs = 60_000;
const keysAtOnce = 1_000;

const keyOf = (ws: string, sha256: string) => `${ws}/${sha256}`;

/**
 * Blobs as objects of an S3 bucket: `<workspace>/<hash>`. They arrive in a folder of this machine first, where they are
 * hashed, so that the bucket never holds what is not what its name says.
 */
export async function openS3Blobs(settings: S3Settings, folder: string): Promise<Blobs> {
  const bucket = bucketOf(settings);
  const arriving = await openArriving(folder);
  return {
    ...seeS3Blobs(settings),
    receive: (ws, sha256, body, bytesMost) =>
      arriving.take(body, { sha256, bytesMost }, async (draft, { bytes, mime }) => {
        const file = await openAsBlob(draft, { type: mime });
        await reached(() => bucket.putObject(keyOf(ws, sha256), file, mime, undefined, undefined, bytes));
      }),
    async remove(ws, sha256) {
      await reached(() => bucket.deleteObject(keyOf(ws, sha256)));
    },
    async refuseUnlessReady() {
      await arriving.refuseUnlessWritable();
      if (!(await reached(() => bucket.bucketExists())))
        throw new Problem('busy', 'The bucket of pictures is not there.');
    },
  };
}

/** The same to look at only. */
export function seeS3Blobs(settings: S3Settings): SeenBlobs {
  const bucket = bucketOf(settings);
  return {
    async read(ws, sha256) {
      const response = await reached(() => bucket.getObjectResponse(keyOf(ws, sha256)));
      return response?.body ?? null;
    },
    has: async (ws, sha256) => (await reached(() => bucket.objectExists(keyOf(ws, sha256)))) === true,
    async *list() {
      for (let token: string | undefined; ;) {
        const from = token;
        const page = await reached(() => bucket.listObjectsPaged(undefined, '', keysAtOnce, from));
        for (const { Key, LastModified } of page?.objects ?? []) {
          const blob = blobOf(Key, LastModified);
          if (blob) yield blob;
        }
        token = page?.nextContinuationToken;
        if (!token) return;
      }
    },
  };
}

/** What somebody else put into the bucket is none of ours. */
function blobOf(key: string, at: Date | string): StoredBlob | null {
  const [, ws, sha256] = /^([\w-]+)\/([\da-f]{64})$/.exec(key) ?? [];
  return ws !== undefined && sha256 !== undefined ? { ws, sha256, at: new Date(at) } : null;
}

function bucketOf(settings: S3Settings): S3mini {
  return new S3mini({ ...settings, requestAbortTimeout: withinMs });
}

/** A bucket that does not answer, or refuses us, is for the operator to see to; whoever asked tries again later. */
async function reached<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new Problem('busy', 'The storage of pictures does not answer as it should. Try again in a moment.', {
      cause: error,
    });
  }
}
