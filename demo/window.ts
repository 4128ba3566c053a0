import { spawn, type ChildProcess } from 'node:child_process';
import { once as happened } from 'node:events';
import { say } from '../scripts/commands.ts';
import type { Scene } from '#tests/e2e/journey/scenes.ts';
import { extension, inFolder, needPort, readPorts, type Ports } from './folder.ts';
import { forgetRunning, noteGroup, takeOver } from './leftovers.ts';
import { endProcess } from './processes.ts';
import type { Run } from './run.ts';
import { ensureSamples, type SceneWithApp } from './samples.ts';
import { needSome, startApp, startTheStore } from './servers.ts';
import { serveWelcome } from './welcome.ts';
import { ensureYou, yourProfile } from './you.ts';

const portNames: Record<string, keyof Ports> = { SQLPad: 'sqlpad', Tryton: 'tryton' };
/** How long what a killed demo left behind may take to go. */
const leftoverMs = 15_000;

/** Everything as somebody meets it who has a workspace already, in a window of its own, until that is closed. */
export async function showWindow(run: Run, scenes: readonly Scene[]): Promise<void> {
  await run.keep(takeOver, forgetRunning);
  const ports = await readPorts();
  for (const port of Object.values(ports)) await needPort(port, leftoverMs);
  const store = await startTheStore(run, {
    data: inFolder('store'),
    port: ports.store,
    workspace: 'Sample workspace',
  });
  const started: (SceneWithApp | null)[] = [];
  for (const scene of scenes) {
    const app = await startApp(run, scene, { data: inFolder(scene.appName), port: ports[portNames[scene.appName]!] });
    started.push(app && { scene, app });
  }
  const apps = needSome(started);
  await ensureSamples(run, store, apps);
  await ensureYou(run, store, apps);
  const invite = await store.invite('author');
  const missing = scenes
    .map(({ appName }) => appName)
    .filter((name) => apps.every(({ scene }) => scene.appName !== name));
  const address = await run.keep(
    () => serveWelcome(ports.welcome, { apps, invite, extension, missing }),
    (welcome) => welcome.stop(),
  );
  const window = await run.keep(() => openWindow([address.url, apps[0]!.app.url]), closeWindow);
  say(`\nWhat to try is in the window, and at ${address.url}`);
  say('Close the window or press Ctrl-C to stop. What you did is there again at the next start.');
  await happened(window, 'exit');
}

/** Started by hand and not by Playwright, which would put a banner about automation over every page. */
async function openWindow(addresses: string[]): Promise<ChildProcess> {
  // As root, its sandbox refuses to run, and `--test-type` spares the banner that says so.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
  const args = [
    `--user-data-dir=${yourProfile}`,
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    // As Playwright started it when you joined: another store of passwords could not read the same cookies.
    '--password-store=basic',
    '--use-mock-keychain',
    '--no-first-run',
    '--no-default-browser-check',
    '--hide-crash-restore-bubble',
    '--window-size=1360,900',
    ...asRoot,
    ...addresses,
  ];
  const window = spawn(process.env['CHROMIUM_PATH'] ?? 'chromium', args, { stdio: 'ignore', detached: true });
  process.once('exit', () => endProcess(-(window.pid ?? 0), 'SIGKILL'));
  await happened(window, 'spawn');
  await noteGroup(window.pid);
  return window;
}

async function closeWindow(window: ChildProcess): Promise<void> {
  if (window.exitCode !== null || window.signalCode !== null) return;
  window.kill('SIGTERM');
  await happened(window, 'exit');
}
