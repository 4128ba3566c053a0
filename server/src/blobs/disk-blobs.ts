import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Problem } from '../../../lib/model/problem.ts';
import type { Blobs } from './blobs.ts';
import { sniff } from './sniff.ts';

/** Blobs as files named by their hash: `<folder>/<workspace>/<first two letters>/<hash>`. */
export async function openDiskBlobs(folder: string): Promise<Blobs> {
  const arriving = join(folder, '.arriving');
  await mkdir(arriving, { recursive: true, mode: 0o700 });
  await sweep(arriving);
  const pathOf = (ws: string, sha256: string) => join(folder, ws, sha256.slice(0, 2), sha256);

  return {
    async receive(ws, sha256, body, bytesMost) {
      const draft = join(arriving, randomUUID());
      try {
        const bytes = await writeDown(draft, sha256, body, bytesMost);
        const mime = sniff(await readFile(draft));
        if (!mime) throw new Problem('invalid', 'Only WebP, PNG and JPEG pictures and JSON are kept.');
        await mkdir(dirname(pathOf(ws, sha256)), { recursive: true, mode: 0o700 });
        await rename(draft, pathOf(ws, sha256));
        await syncFolder(dirname(pathOf(ws, sha256)));
        return { bytes, mime };
      } finally {
        await rm(draft, { force: true });
      }
    },
    async read(ws, sha256) {
      const path = pathOf(ws, sha256);
      const found = await stat(path).catch(() => null);
      return found ? (Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>) : null;
    },
    async has(ws, sha256) {
      return (await stat(pathOf(ws, sha256)).catch(() => null)) !== null;
    },
    async remove(ws, sha256) {
      await rm(pathOf(ws, sha256), { force: true });
    },
    async refuseUnlessReady() {
      const probe = join(arriving, `probe-${randomUUID()}`);
      try {
        await writeFile(probe, 'probe', { mode: 0o600 });
      } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
        throw new Problem('busy', `Pictures and bodies cannot be written (${reason}).`, { cause: error });
      } finally {
        await rm(probe, { force: true }).catch(() => undefined);
      }
    },
    async *list() {
      for (const path of await readdir(folder, { recursive: true })) {
        const [ws = '', , sha256 = ''] = path.split(/[\\/]/);
        if (ws.startsWith('.') || sha256 === '') continue;
        const found = await stat(join(folder, path)).catch(() => null);
        if (found) yield { ws, sha256, at: found.mtime };
      }
    },
  };
}

const abandonedAfterMs = 60 * 60 * 1000;

/** Drafts of a process that was killed. Young ones may belong to another that still writes them. */
async function sweep(arriving: string): Promise<void> {
  for (const name of await readdir(arriving)) {
    const path = join(arriving, name);
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

/** A renamed file is only safe once its folder is on disk too. Windows cannot do that, and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path, 'r');
  await folder.sync();
}
