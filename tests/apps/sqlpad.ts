import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machineEnvironment, runCommand, say } from '../../scripts/commands.ts';
import { AppUnavailable, appFolder } from './app.ts';
import type { RunningApp, StartOptions } from './app.ts';
import { once } from './once.ts';
import { freePort } from './port.ts';
import { startServer } from './server-process.ts';
import { seedSqlpad } from './sqlpad-seed.ts';

const login = { user: 'admin@example.com', password: 'demo-Passw0rd' };
const preload = fileURLToPath(new URL('sqlpad-on-new-node.ts', import.meta.url));

/** SQLPad, a business-intelligence tool: SQL editor, result grid, charts, connections, users. */
export async function startSqlpad(options: StartOptions = {}): Promise<RunningApp> {
  const folder = await appFolder('sqlpad', options);
  const data = options.data ?? join(folder, 'data');
  await once(folder, 'installed', () => install(folder));
  // Seeding that was broken off would be done twice.
  if (!existsSync(join(data, '.seeded'))) await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true });

  const port = await freePort(options.port);
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    command: process.execPath,
    args: ['--no-deprecation', '--import', preload, join(folder, 'node_modules', 'sqlpad', 'server.js')],
    cwd: folder,
    env: {
      SQLPAD_IP: '127.0.0.1',
      SQLPAD_PORT: String(port),
      SQLPAD_DB_PATH: data,
      SQLPAD_ADMIN: login.user,
      SQLPAD_COOKIE_SECRET: 'only-for-tests',
      SQLPAD_PASSPHRASE: 'only-for-tests',
      // Gives it the made-up database that the seeded connection uses.
      SQLPAD_DEBUG: 'true',
    },
    logFile: join(data, 'server.log'),
    isReady: async () => (await fetch(url)).ok,
  });
  try {
    await once(data, 'seeded', () => seedSqlpad(url, login));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { name: 'SQLPad', url, login, ...server };
}

async function install(folder: string): Promise<void> {
  say('Installing SQLPad from npm (64 MB, once).');
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const args = ['install', '--no-audit', '--no-fund', '--omit=optional', '--ignore-scripts', 'sqlpad@3.1.0'];
  const { code, output } = await runCommand('npm', args, { cwd: folder, env: machineEnvironment() });
  if (code !== 0) throw new AppUnavailable(`npm could not install SQLPad:\n${output.trim().slice(-600)}`);
}
