import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { spawnAs, type Owner } from './owner.ts';
import { programName } from './programs.ts';

interface Options {
  bin: string;
  folder: string;
  place: string;
  port: number;
  owner: Owner | null;
}

const logBytesMost = 5_000_000;

/**
 * Start the server process. It is detached, so that Ctrl-C reaches only us and requests under way can end before it
 * stops, and it writes to a file, so that it lives on undisturbed if we are killed.
 */
export function spawnPostgres({ bin, folder, place, port, owner }: Options): { pid: number } {
  const path = join(place, 'postgres.log');
  if (sizeOf(path) > logBytesMost) renameSync(path, `${path}.old`);
  const log = openSync(path, 'a', 0o600);
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 30,
    jit: 'off',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(bin, programName('postgres')), ['-D', folder, ...options], {
    ...spawnAs(owner),
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  if (child.pid === undefined) throw new Error(`PostgreSQL could not be started from ${bin}.`);
  return { pid: child.pid };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
