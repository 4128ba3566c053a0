import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

export interface Postmaster {
  pid: number;
  port: number;
}

export const superuser = 'handrail';

export const urlOf = (port: number, password: string) =>
  `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;

/** What PostgreSQL noted about itself in its folder; it may be long gone. */
export async function readPostmaster(folder: string): Promise<Postmaster | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 1 ? { pid, port: Number.isInteger(port) ? port : 0 } : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Ended, but not yet buried: in containers whose first process buries nobody that is for ever. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return /\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // It went away while we looked.
    return true;
  }
}

export type Answer = 'ours' | 'not-yet' | 'other';

/** Does the PostgreSQL at this port serve this very folder? Only then may it be used, or stopped. */
export async function askPostmaster(port: number, password: string, folder: string): Promise<Answer> {
  const client = new pg.Client({ connectionString: urlOf(port, password), connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    return rows[0]?.folder === folder ? 'ours' : 'other';
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    // Wrong password or no such user: another PostgreSQL. All else is one that starts or stops.
    return code.startsWith('28') || code === '3D000' ? 'other' : 'not-yet';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The system may have given a dead PostgreSQL's number to another process, which PostgreSQL would take for itself. */
export async function forgetPostmaster(folder: string): Promise<void> {
  await rm(join(folder, 'postmaster.pid'), { force: true });
}

/** Is this process a PostgreSQL? Where the system cannot be asked so, yes is the careful answer. */
export async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return command === null ? false : /postgres/.test(command.split('\0')[0] ?? '');
}
