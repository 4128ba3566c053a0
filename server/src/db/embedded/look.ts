import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { askPostmaster, isAlive, isPostgres, readPostmaster, urlOf } from './postmaster.ts';

/** `none`: it was never made. `gone`: the data folder says where it is, and it is not there. */
export type EmbeddedState = { url: string } | 'none' | 'gone' | 'stopped';

/** Our own PostgreSQL of a data folder as it is now. Nothing is started, made or changed. */
export async function lookAtEmbedded(data: string): Promise<EmbeddedState> {
  const elsewhere = (await readFile(join(data, 'database-is-in'), 'utf8').catch(() => '')).trim();
  const place = elsewhere || data;
  if (!existsSync(join(place, 'postgres', 'PG_VERSION'))) return elsewhere ? 'gone' : 'none';
  const folder = join(await realpath(place), 'postgres');
  const found = await readPostmaster(folder);
  if (!found?.port || !isAlive(found.pid) || !(await isPostgres(found.pid))) return 'stopped';
  const password = (await readFile(join(data, 'postgres-password'), 'utf8')).trim();
  return (await askPostmaster(found.port, password, folder)) === 'ours'
    ? { url: urlOf(found.port, password) }
    : 'stopped';
}
