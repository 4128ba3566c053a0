import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { stopPostmaster } from '../../server/src/db/embedded/embedded-postgres.ts';
import { readPostmaster, urlOf, type Postmaster } from '../../server/src/db/embedded/postmaster.ts';
import type { Role } from '#lib/model/workspace.ts';

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));

export interface StartedStore {
  readonly url: string;
  readonly data: string;
  /** Process of the store, not of its PostgreSQL. */
  readonly pid: number;
  /** Only at the very first start of a folder. */
  readonly firstInvite: string | null;
  /** What the store wrote to its log since it was started last. */
  log(): string;
  /** A fresh invite link, made by a second process. */
  invite(role: Role): Promise<string>;
  /** One of its other commands, as somebody types it; throws with its words where it fails. */
  command(name: string, ...args: string[]): Promise<string>;
  /** Ends the store and its PostgreSQL; `restart` goes on. */
  pause(): Promise<void>;
  /** kill -9 of the store; its PostgreSQL lives on, as it would in life. */
  kill(): Promise<void>;
  /** kill -9 of PostgreSQL; the store is to start it again. */
  killDatabase(): Promise<void>;
  /** Where its PostgreSQL is now, for tests that look behind the API. */
  databaseUrl(): Promise<string>;
  /** Ends the store and its PostgreSQL, and removes the folder if it was ours. */
  stop(): Promise<void>;
  /** Same port, same folder; a store that still runs is ended first. */
  restart(): Promise<void>;
}

interface Options {
  data?: string;
  port?: number;
  env?: Record<string, string>;
  /** More of its command line. */
  args?: string[];
  /** The workspace's name, at the first start of a folder. */
  workspace?: string;
}

/** The real store on its real embedded PostgreSQL, as a process of its own. */
export async function startStore({
  data,
  port = 0,
  env = {},
  args = [],
  workspace,
}: Options = {}): Promise<StartedStore> {
  const folder = data ?? (await makeFolder());
  const forget = async () => {
    if (!data) await rm(dirname(folder), { recursive: true, force: true });
  };
  let running = await launch({ data: folder, port, env, args, workspace }).catch(async (error: unknown) => {
    await forget();
    throw error;
  });
  const started: StartedStore = {
    get url() {
      return running.url;
    },
    get pid() {
      return running.child.pid ?? 0;
    },
    data: folder,
    firstInvite: running.invite,
    log: () => running.said(),
    async invite(role) {
      const args = [main, 'invite', '--role', role, '--data', folder, '--json'];
      const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
      return (JSON.parse(stdout) as { invite: string }).invite;
    },
    async command(name, ...args) {
      const line = [main, name, ...args, '--data', folder];
      const { stdout } = await promisify(execFile)(process.execPath, line, { env: { ...process.env, ...env } });
      return stdout;
    },
    pause: () => end(running.child, 'SIGTERM'),
    kill: () => end(running.child, 'SIGKILL'),
    async killDatabase() {
      const postmaster = await findPostmaster(folder);
      try {
        if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
      } catch (error) {
        // On a busy machine it may still be down from the last time: then its file names a process that is no more.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    },
    async databaseUrl() {
      const postmaster = await findPostmaster(folder);
      const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim();
      return urlOf(postmaster?.port ?? 0, password);
    },
    async stop() {
      await end(running.child, 'SIGTERM');
      // After kill() nobody is left to stop PostgreSQL.
      const postmaster = await findPostmaster(folder);
      if (postmaster) await stopPostmaster(postmaster.pid);
      await forget();
    },
    async restart() {
      await end(running.child, 'SIGTERM');
      running = await launch({ data: folder, port: Number(new URL(running.url).port), env, args, workspace });
    },
  };
  return started;
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'handrail-store-'));
  // PostgreSQL runs as another user where the tests run as root, and has to get below this folder.
  await chmod(folder, 0o711);
  return join(folder, 'data');
}

async function launch({ data, port, env, args: more, workspace }: Launch): Promise<Launched> {
  const named = workspace === undefined ? [] : ['--workspace', workspace];
  const args = [main, '--data', data, '--port', String(port), '--json', '--stop-with-stdin', ...named, ...more];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    // A Ctrl-C goes to the whole group of the terminal: the store would be told twice and not tidy up.
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000_000)));
  return new Promise((resolve, reject) => {
    let line = '';
    child.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString();
      if (line.endsWith('\n'))
        resolve({ child, said: () => said, ...(JSON.parse(line) as { url: string; invite: string | null }) });
    });
    child.on('exit', (code) => reject(new Error(`The store ended (${String(code)}) instead of starting:\n${said}`)));
  });
}

interface Launch {
  data: string;
  port: number;
  env: Record<string, string>;
  args: string[];
  workspace: string | undefined;
}

interface Launched {
  child: ChildProcess;
  said: () => string;
  url: string;
  invite: string | null;
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill(signal);
  await ended;
}

async function findPostmaster(data: string): Promise<Postmaster | null> {
  const elsewhere = (await readFile(join(data, 'database-is-in'), 'utf8').catch(() => '')).trim();
  return readPostmaster(join(elsewhere || data, 'postgres'));
}
