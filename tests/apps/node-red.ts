import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { machineEnvironment, runCommand, say } from '../../scripts/commands.ts';
import { AppUnavailable, appFolder } from './app.ts';
import type { RunningApp, StartOptions } from './app.ts';
import { once } from './once.ts';
import { freePort } from './port.ts';
import { startServer } from './server-process.ts';

/** Node-RED, an editor of workflows: drawn in SVG, dragged together, set up in trays. It begins with one flow each time. */
export async function startNodeRed(options: StartOptions = {}): Promise<RunningApp> {
  const folder = await appFolder('node-red', options);
  await once(folder, 'installed', () => install(folder));
  const data = options.data ?? join(folder, 'data');
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'flows.json'), JSON.stringify(flow));
  await writeFile(join(data, 'settings.js'), settings);

  const port = await freePort(options.port);
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    command: process.execPath,
    args: [
      join(folder, 'node_modules', 'node-red', 'red.js'),
      '--userDir',
      data,
      '--settings',
      join(data, 'settings.js'),
    ],
    cwd: folder,
    env: { PORT: String(port) },
    logFile: join(folder, 'server.log'),
    isReady: async () => (await fetch(`${url}/flows`)).ok,
  });
  return { name: 'Node-RED', url, ...server };
}

const settings = `module.exports = {
  uiHost: '127.0.0.1',
  uiPort: process.env.PORT,
  flowFile: 'flows.json',
  credentialSecret: 'only-for-tests',
  editorTheme: { tours: false },
  telemetry: { enabled: false, updateNotification: false },
};
`;

const flow = [
  { id: 'f1', type: 'tab', label: 'Leads' },
  { id: 'n1', type: 'inject', z: 'f1', name: 'Every morning', props: [], repeat: '', x: 160, y: 120, wires: [['n2']] },
  { id: 'n2', type: 'debug', z: 'f1', name: 'Tell sales', active: true, tosidebar: true, x: 420, y: 120, wires: [] },
];

async function install(folder: string): Promise<void> {
  say('Installing Node-RED from npm (117 MB, once).');
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const args = ['install', '--no-audit', '--no-fund', '--omit=optional', '--ignore-scripts', 'node-red@4.1.8'];
  const { code, output } = await runCommand('npm', args, { cwd: folder, env: machineEnvironment() });
  if (code !== 0) throw new AppUnavailable(`npm could not install Node-RED:\n${output.trim().slice(-600)}`);
}
