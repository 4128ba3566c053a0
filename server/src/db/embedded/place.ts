import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#src/log.ts';
import { canEnter, type Owner } from './owner.ts';

/** Where root keeps what PostgreSQL must reach and cannot reach below the folder of the store. */
export const rootsSpare = '/var/lib/handrail';

/**
 * The folder that holds the database of a data folder. Usually inside it; but below a home that only root may enter
 * PostgreSQL cannot run, so then it lies elsewhere and a note in the data folder says where.
 */
export async function placeOfDatabase(data: string, owner: Owner | null, log: Log): Promise<string> {
  const note = join(data, 'database-is-in');
  const noted = (await readFile(note, 'utf8').catch(() => '')).trim();
  if (noted && !existsSync(noted)) {
    throw new Error(
      `The database of ${data} should be in ${noted}, which is gone. Bring it back, or remove ${note} to begin anew.`,
    );
  }
  if (noted) return noted;
  if (!owner) return data;
  await chown(data, 0, owner.gid);
  await chmod(data, 0o710);
  if (canEnter(owner, data)) return data;
  const elsewhere = join(rootsSpare, randomUUID());
  await mkdir(elsewhere, { recursive: true });
  await chmod(rootsSpare, 0o755);
  await writeFile(note, `${elsewhere}\n`);
  log.info(
    { data, database: elsewhere },
    `user ${owner.name} cannot enter the data folder, so its database lies elsewhere`,
  );
  return elsewhere;
}
