import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#tests/apps/port.ts';
import { Sorry } from './sorry.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** Everything that the demo keeps from one start to the next; deleting it begins afresh. */
export const folder = join(root, '.handrail', 'demo');
export const extension = join(root, '.output', 'chrome-mv3-e2e');

export function inFolder(...names: string[]): string {
  return join(folder, ...names);
}

export type Ports = Record<'welcome' | 'store' | 'sqlpad' | 'tryton', number>;

const lowestPort = 4470;

/** The same at every start, because guides and devices hold addresses; chosen at the first one. */
export async function readPorts(): Promise<Ports> {
  const file = inFolder('ports.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Ports;
  await mkdir(folder, { recursive: true });
  const ports: Ports = { welcome: 0, store: 0, sqlpad: 0, tryton: 0 };
  let candidate = lowestPort;
  for (const name of Object.keys(ports) as (keyof Ports)[]) {
    while (!(await isFree(candidate))) candidate += 1;
    ports[name] = candidate;
    candidate += 1;
  }
  await writeFile(file, `${JSON.stringify(ports)}\n`);
  return ports;
}

/** Waits a little: what a killed demo left behind may still be on its way out. */
export async function needPort(port: number, patienceMs: number): Promise<void> {
  for (const deadline = Date.now() + patienceMs; !(await isFree(port)); await pause(200)) {
    if (Date.now() < deadline) continue;
    throw new Sorry(
      `Port ${port}, where this demo lives, is taken by another program. Stop that program, or delete ${folder} to begin afresh on other ports.`,
    );
  }
}

function isFree(port: number): Promise<boolean> {
  return freePort(port).then(
    () => true,
    () => false,
  );
}
