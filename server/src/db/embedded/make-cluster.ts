import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#src/log.ts';
import { giveTo, spawnAs, type Owner } from './owner.ts';
import { superuser } from './postmaster.ts';
import { programName } from './programs.ts';

interface Options {
  bin: string;
  place: string;
  data: string;
  owner: Owner | null;
  log: Log;
}

/**
 * Make the database's folder if there is none, and give back its password. It is made beside and renamed when whole, so
 * that a crash in the middle leaves nothing half made.
 */
export async function makeCluster({ bin, place, data, owner, log }: Options): Promise<string> {
  const passwordFile = join(data, 'postgres-password');
  const folder = join(place, 'postgres');
  if (existsSync(join(folder, 'PG_VERSION'))) return (await readFile(passwordFile, 'utf8')).trim();

  log.info({ folder }, 'making the database, once');
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  const draft = join(place, 'postgres.new');
  const draftPassword = join(place, 'postgres.new-password');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await giveTo(owner, draft);
  await writeFile(draftPassword, `${password}\n`, { mode: 0o600 });
  await giveTo(owner, draftPassword);
  await initialise(bin, draft, draftPassword, owner);
  await rm(draftPassword);
  await chmod(draft, 0o700);
  await rename(draft, folder);
  return password;
}

async function initialise(bin: string, folder: string, passwordFile: string, owner: Owner | null): Promise<void> {
  const args = ['-D', folder, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const child = spawn(
    join(bin, programName('initdb')),
    [...args, '--encoding=UTF8', '--locale=C', '--no-instructions'],
    {
      ...spawnAs(owner),
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
    },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0)
    throw new Error(`The database could not be made: ${said.trim() || `initdb ended with ${String(code)}`}`);
}
