import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../../lib/model/problem.ts';
import type { Received } from './blobs.ts';
import { sniff } from './sniff.ts';

/** Where bytes wait until it is sure that they are what their name says. */
export interface Arriving {
  /** Take them in, check them, and hand the file on to be kept. Nothing remains here, however it went. */
  take(
    body: AsyncIterable<Uint8Array>,
    wish: Wish,
    keep: (path: string, what: Received) => Promise<void>,
  ): Promise<Received>;
  /** A `busy` problem where nothing could be written now. */
  refuseUnlessWritable(): Promise<void>;
}

interface Wish {
  sha256: string;
  bytesMost: number;
}

export async function openArriving(folder: string): Promise<Arriving> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(folder);
  return {
    async take(body, { sha256, bytesMost }, keep) {
      const draft = join(folder, randomUUID());
      try {
        const bytes = await writeDown(draft, sha256, body, bytesMost);
        const mime = sniff(await readFile(draft));
        if (!mime) throw new Problem('invalid', 'Only WebP, PNG and JPEG pictures and JSON are kept.');
        await keep(draft, { bytes, mime });
        return { bytes, mime };
      } finally {
        await rm(draft, { force: true });
      }
    },
    async refuseUnlessWritable() {
      const probe = join(folder, `probe-${randomUUID()}`);
      try {
        await writeFile(probe, 'probe', { mode: 0o600 });
      } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
        throw new Problem('busy', `Pictures and bodies cannot be written (${reason}).`, { cause: error });
      } finally {
        await rm(probe, { force: true }).catch(() => undefined);
      }
    },
  };
}

const abandonedAfterMs = 60 * 60 * 1000;

/** Drafts of a process that was killed. Young ones may belong to another that still writes them. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(path, { force: true });
  }
}

async function writeDown(
  path: string,
  sha256: string,
  body: AsyncIterable<Uint8Array>,
  bytesMost: number,
): Promise<number> {
  const hash = createHash('sha256');
  let bytes = 0;
  await using file = await open(path, 'wx', 0o600);
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > bytesMost) throw new Problem('too-large', `A blob may have ${bytesMost} bytes at most.`);
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  if (hash.digest('hex') !== sha256) throw new Problem('invalid', 'The bytes do not have the hash they are named by.');
  await file.sync();
  return bytes;
}
