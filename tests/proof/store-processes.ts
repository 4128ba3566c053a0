import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startStore, type StartedStore } from '#tests/server/start-store.ts';
import { startBalancer } from './balancer.ts';

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));

export interface StoreProcesses {
  /** Where clients find them, whichever is up. */
  url: string;
  all: readonly StartedStore[];
  invite(role: string): Promise<string>;
  command(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Several processes of one store on one database and one folder of blobs, behind a balancer. */
export async function startStores(folder: string, databaseUrl: string, count: number): Promise<StoreProcesses> {
  const blobs = join(folder, 'shared-blobs');
  await mkdir(blobs);
  const balancer = await startBalancer();
  const url = `http://127.0.0.1:${balancer.port}`;
  const env = { DATABASE_URL: databaseUrl, HANDRAIL_PUBLIC_URL: url };
  const all: StartedStore[] = [];
  for (let n = 0; n < count; n += 1) {
    const data = join(folder, `process-${n}`);
    await mkdir(data);
    await symlink(blobs, join(data, 'blobs'));
    all.push(await startStore({ data, env }));
  }
  balancer.lead(all.map((store) => Number(new URL(store.url).port)));
  const command = async (...args: string[]) => {
    const line = [main, ...args, '--data', join(folder, 'commands')];
    return (await promisify(execFile)(process.execPath, line, { env: { ...process.env, ...env } })).stdout;
  };
  return {
    url,
    all,
    command,
    async invite(role) {
      const { invite } = JSON.parse(await command('invite', '--role', role, '--json')) as { invite: string };
      return invite;
    },
    async stop() {
      for (const store of all) await store.stop();
      await balancer.close();
    },
  };
}
