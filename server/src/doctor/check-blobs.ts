import { createHash } from 'node:crypto';
import type { SeenBlobs } from '#src/blobs/blobs.ts';
import { bad, good, type Finding } from './checks.ts';

export interface KnownBlob {
  ws: string;
  sha256: string;
}

/** All bytes that are kept are read and must be what their name says; and what the database knows must be there. */
export async function checkBlobs(
  blobs: SeenBlobs,
  known: readonly KnownBlob[],
  onFile: (count: number) => void,
): Promise<Finding> {
  const name = 'Pictures and bodies';
  const todo = 'Bring these back from a backup, each under its name; nothing else is affected.';
  const there = new Set<string>();
  const wrong: string[] = [];
  let count = 0;
  try {
    for await (const { ws, sha256 } of blobs.list()) {
      count += 1;
      onFile(count);
      there.add(`${ws}/${sha256}`);
      if ((await hashOf(await blobs.read(ws, sha256))) !== sha256) wrong.push(sha256);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return bad(
      name,
      reason,
      'Check that they can be reached: HANDRAIL_BLOBS, the keys beside it, and the folder "blobs".',
    );
  }
  if (wrong.length > 0) return bad(name, `${wrong.length} are not what their name says: ${some(wrong)}`, todo);
  const missing = known.filter(({ ws, sha256 }) => !there.has(`${ws}/${sha256}`)).map(({ sha256 }) => sha256);
  if (missing.length > 0) return bad(name, `${missing.length} are missing: ${some(missing)}`, todo);
  return good(name, `${count} files, all are what their name says`);
}

const some = (names: string[]) => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}.`;

async function hashOf(bytes: AsyncIterable<Uint8Array> | null): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes ?? []) hash.update(chunk);
  return hash.digest('hex');
}
