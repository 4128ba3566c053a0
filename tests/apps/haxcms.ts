import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { machineEnvironment, runCommand, say } from '../../scripts/commands.ts';
import { AppUnavailable, appFolder } from './app.ts';
import type { RunningApp, StartOptions } from './app.ts';
import { once } from './once.ts';
import { freePort } from './port.ts';
import { startServer } from './server-process.ts';

/** HAXcms, an editor of handbooks: seven shadow roots deep, with hardly a button outside. It begins with one handbook each time. */
export async function startHaxcms(options: StartOptions = {}): Promise<RunningApp> {
  const folder = await appFolder('haxcms', options);
  await once(folder, 'installed', () => install(folder));
  const data = options.data ?? join(folder, 'data');
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'seed.cjs'), seed);
  await writeFile(join(data, 'loopback.cjs'), loopback);

  const program = join(folder, 'node_modules', '@haxtheweb', 'haxcms-nodejs', 'dist');
  const port = await freePort(options.port);
  // It looks for its settings at home, and would make some there.
  const env = { HOME: data, PORT: String(port), HAXCMS_DISABLE_JWT_CHECKS: 'true' };
  const seeded = await runCommand(process.execPath, [join(data, 'seed.cjs'), join(program, 'cli.js')], {
    cwd: data,
    env: { ...machineEnvironment(), ...env },
  });
  if (seeded.code !== 0) throw new Error(`HAXcms made no handbook:\n${seeded.output.slice(-600)}`);

  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    command: process.execPath,
    args: ['--require', join(data, 'loopback.cjs'), join(program, 'app.js')],
    cwd: data,
    env,
    logFile: join(folder, 'server.log'),
    isReady: async () => (await fetch(`${url}/_sites/handbook/site.json`)).ok,
  });
  return { name: 'HAXcms', url: `${url}/_sites/handbook`, ...server };
}

/** By the program's own command line, which answers when all is written. */
const seed = `const { cliBridge } = require(process.argv[2]);
const pages = ['Welcome', 'Leads', 'Offers'].map((title, order) => ({
  id: 'page-' + order,
  title,
  order,
  parent: null,
  indent: 0,
  slug: title.toLowerCase(),
  content: '',
  metadata: { published: true },
}));
const site = { name: 'handbook', description: 'How we sell', theme: 'clean-one' };
const build = { type: 'own', structure: 'import', items: pages, files: [] };
cliBridge('createSite', { site, build, theme: {} }).then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
`;

/** It listens to the whole network, and has no setting for less. */
const loopback = `const { Server } = require('node:net');
const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...rest) {
  return listen.call(this, { port, host: '127.0.0.1' }, ...rest.filter((one) => typeof one === 'function'));
};
`;

async function install(folder: string): Promise<void> {
  say('Installing HAXcms from npm (120 MB, once).');
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '@haxtheweb/haxcms-nodejs@11.0.15'];
  const { code, output } = await runCommand('npm', args, { cwd: folder, env: machineEnvironment() });
  if (code !== 0) throw new AppUnavailable(`npm could not install HAXcms:\n${output.trim().slice(-600)}`);
}
