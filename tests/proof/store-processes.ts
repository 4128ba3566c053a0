import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '#lib/model/workspace.ts';
import { startStore, type StartedStore } from '#tests/server/start-store.ts';
import { startBalancer } from './balancer.ts';

export interface StoreProcesses {
  /** Where clients find them, whichever is up. */
  url: string;
  all: readonly StartedStore[];
  invite(role: Role): Promise<string>;
  stop(): Promise<void>;
}

/** Several processes of one store on one database and one folder of blobs, behind a balancer. */
export async function startStores(folder: string, databaseUrl: string, count: number): Promise<StoreProcesses> {
  const blobs = join(folder, 'shared-blobs');
  await mkdir(blobs);
  const balancer = await startBalancer();
  const url = `http://127.0.0.1:${balancer.port}`;
  // These clients never pause for breath, as people do.
  const anyNumber = { HANDRAIL_LIMIT_PER_DEVICE: '0', HANDRAIL_LIMIT_PER_ADDRESS: '0' };
  const env = { DATABASE_URL: databaseUrl, HANDRAIL_PUBLIC_URL: url, ...anyNumber };
  const all: StartedStore[] = [];
  for (let n = 0; n < count; n += 1) {
    const data = join(folder, `process-${n}`);
    await mkdir(data);
    await symlink(blobs, join(data, 'blobs'));
    all.push(await startStore({ data, env }));
  }
  balancer.lead(all.map((store) => Number(new URL(store.url).port)));
  return {
    url,
    all,
    invite: (role) => all[0]!.invite(role),
    async stop() {
      for (const store of all) await store.stop();
      await balancer.close();
    },
  };
}
