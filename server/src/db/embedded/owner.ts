import { spawnSync } from 'node:child_process';
import { chown, readFile } from 'node:fs/promises';

/** Whom PostgreSQL runs as. Null: as we do. */
export interface Owner {
  name: string;
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root, so root hands it to an account that can do less. */
export async function chooseOwner(): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find(([known]) => known === name);
    if (account) return { name, uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is no user "postgres" or "nobody". Start the store as another user.',
  );
}

export const spawnAs = (owner: Owner | null) => (owner ? { uid: owner.uid, gid: owner.gid } : {});

/** May this account enter the folder? Asked of the system itself, since every folder above counts too. */
export function canEnter(owner: Owner | null, folder: string): boolean {
  if (!owner) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...spawnAs(owner), cwd: '/', stdio: 'ignore' });
  return asked.status === 0;
}

export async function giveTo(owner: Owner | null, path: string): Promise<void> {
  if (owner) await chown(path, owner.uid, owner.gid);
}
