import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from './checks.ts';

export interface KnownBlob {
  ws: string;
  sha256: string;
}

/** Every file below `blobs/` is read and must be what its name says; and what the database knows must be there. */
export async function checkBlobs(
  folder: string,
  known: readonly KnownBlob[],
  onFile: (count: number) => void,
): Promise<Finding> {
  const name = 'Pictures and bodies';
  const there = new Set<string>();
  const wrong: string[] = [];
  let count = 0;
  for (const path of await readdir(folder, { recursive: true }).catch(() => [] as string[])) {
    const [ws = '', , sha256 = ''] = path.split(/[\\/]/);
    if (ws.startsWith('.') || sha256 === '') continue;
    count += 1;
    onFile(count);
    if ((await hashOfFile(join(folder, path))) === sha256) there.add(`${ws}/${sha256}`);
    else wrong.push(path);
  }
  const missing = known.filter(
    ({ ws, sha256 }) => !there.has(`${ws}/${sha256}`) && !wrong.some((path) => path.endsWith(sha256)),
  );
  const todo = 'Copy these files from a backup into the folder "blobs"; nothing else is affected.';
  if (wrong.length > 0)
    return { name, says: '', wrong: `${wrong.length} files are not what their name says: ${some(wrong)}`, todo };
  if (missing.length > 0) {
    const names = missing.map(({ sha256 }) => sha256);
    return { name, says: '', wrong: `${missing.length} are missing: ${some(names)}`, todo };
  }
  return { name, says: `${count} files, all are what their name says`, wrong: null, todo: '' };
}

const some = (names: string[]) => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}.`;

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
