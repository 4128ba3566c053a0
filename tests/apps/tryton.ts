import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findOnPath, runCommand, say } from '../../scripts/commands.ts';
import { ensureDebianPackages } from '../../scripts/debian-packages.ts';
import { AppUnavailable, appFolder } from './app.ts';
import type { RunningApp, StartOptions } from './app.ts';
import { once } from './once.ts';
import { freePort } from './port.ts';
import { startServer } from './server-process.ts';

const login = { user: 'admin', password: 'admin' };
const packages = ['tryton-server', 'tryton-sao', 'tryton-modules-sale-opportunity'];
/** Debian's own Python, whatever other one comes first on PATH: the packages are installed for it alone. */
const python = '/usr/bin/python3';
const seedScript = fileURLToPath(new URL('tryton-seed.py', import.meta.url));

/** Tryton, an ERP and CRM: parties, sale opportunities (leads), products, invoices. Its database is called `demo`. */
export async function startTryton(options: StartOptions = {}): Promise<RunningApp> {
  await ensurePackages();
  const folder = await appFolder('tryton', options);
  const pristine = join(folder, 'pristine');
  await once(folder, 'seeded', () => createDatabase(folder, pristine));

  const data = options.data ?? join(folder, 'data');
  await mkdir(data, { recursive: true });
  const database = join(data, 'demo.sqlite');
  if (!existsSync(database)) {
    await copyFile(join(pristine, 'demo.sqlite'), `${database}.new`);
    await rename(`${database}.new`, database);
  }

  const port = await freePort(options.port);
  const url = `http://127.0.0.1:${port}`;
  const config = join(data, 'trytond.conf');
  await writeFile(config, configuration(data, port));
  const server = await startServer({
    command: 'trytond',
    args: ['-c', config, '-d', 'demo'],
    cwd: folder,
    logFile: join(data, 'server.log'),
    isReady: () => canSignIn(url),
  });
  return { name: 'Tryton', url, login, ...server };
}

async function ensurePackages(): Promise<void> {
  const isThere = (await ensureDebianPackages(packages)) && findOnPath(['trytond']) !== undefined;
  if (isThere) return;
  throw new AppUnavailable(
    `Tryton needs Debian packages that are not here and could not be installed. As root: apt-get install ${packages.join(' ')}`,
  );
}

/** Made once, in about a minute, and copied for each new data folder. */
async function createDatabase(folder: string, pristine: string): Promise<void> {
  say('Creating the demo database of Tryton (about a minute, once).');
  await rm(pristine, { recursive: true, force: true });
  await mkdir(pristine);
  const config = join(pristine, 'trytond.conf');
  const passwordFile = join(pristine, 'password');
  await writeFile(config, configuration(pristine, 0));
  await writeFile(passwordFile, login.password);
  // Tryton takes an empty file for a database that is still to be filled.
  await writeFile(join(pristine, 'demo.sqlite'), '');
  const env = { ...process.env, TRYTONPASSFILE: passwordFile };
  const admin = ['-c', config, '-d', 'demo', '--email', 'admin@example.com'];
  const steps: [command: string, args: string[]][] = [
    ['trytond-admin', [...admin, '-u', 'ir', 'res', '-l', 'en']],
    ['trytond-admin', [...admin, '-u', 'party', 'company', 'sale_opportunity', '--activate-dependencies']],
    [python, [seedScript, config]],
  ];
  for (const [command, args] of steps) {
    const { code, output } = await runCommand(command, args, { cwd: folder, env });
    if (code !== 0) throw new Error(`${command} failed:\n${output.trim().slice(-1_500)}`);
  }
}

function configuration(data: string, port: number): string {
  return [
    '[web]',
    `listen = 127.0.0.1:${port}`,
    'root = /usr/share/tryton-sao/www',
    '[database]',
    'uri = sqlite://',
    `path = ${data}`,
    '[session]',
    'timeout = 86400',
    '[password]',
    'length = 1',
    '',
  ].join('\n');
}

/** A login is the first thing that needs the whole of the database loaded. */
async function canSignIn(url: string): Promise<boolean> {
  const body = { id: 1, method: 'common.db.login', params: [login.user, { password: login.password }, 'en'] };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/demo/`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as { result?: unknown };
  return Array.isArray(answer.result);
}
