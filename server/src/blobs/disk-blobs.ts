import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { openArriving } from './arriving.ts';
import type { Blobs, SeenBlobs } from './blobs.ts';

const pathIn = (folder: string, ws: string, sha256: string) => join(folder, ws, sha256.slice(0, 2), sha256);

/** Blobs as files named by their hash: `<folder>/<workspace>/<first two letters>/<hash>`. */
export async function openDiskBlobs(folder: string): Promise<Blobs> {
  const arriving = await openArriving(join(folder, '.arriving'));
  return {
    ...seeDiskBlobs(folder),
    receive: (ws, sha256, body, bytesMost) =>
      arriving.take(body, { sha256, bytesMost }, async (draft) => {
        const path = pathIn(folder, ws, sha256);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(draft, path);
        await syncFolder(dirname(path));
      }),
    async remove(ws, sha256) {
      await rm(pathIn(folder, ws, sha256), { force: true });
    },
    refuseUnlessReady: () => arriving.refuseUnlessWritable(),
  };
}

/** The same to look at only: nothing is made or tidied. */
export function seeDiskBlobs(folder: string): SeenBlobs {
  return {
    async read(ws, sha256) {
      const path = pathIn(folder, ws, sha256);
      const found = await stat(path).catch(() => null);
      return found ? (Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>) : null;
    },
    async has(ws, sha256) {
      return (await stat(pathIn(folder, ws, sha256)).catch(() => null)) !== null;
    },
    async *list() {
      for (const path of await readdir(folder, { recursive: true }).catch(() => [] as string[])) {
        const [ws = '', , sha256 = ''] = path.split(/[\\/]/);
        if (ws.startsWith('.') || sha256 === '') continue;
        const found = await stat(join(folder, path)).catch(() => null);
        if (found) yield { ws, sha256, at: found.mtime };
      }
    },
  };
}

/** A renamed file is only safe once its folder is on disk too. Windows cannot do that, and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using folder = await open(path, 'r');
  await folder.sync();
}
