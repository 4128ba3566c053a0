import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../scripts/commands.ts';
import { ensureDebianPackages } from '../../scripts/debian-packages.ts';
import { AppUnavailable, appFolder } from './app.ts';
import type { RunningApp, StartOptions } from './app.ts';
import { freePort } from './port.ts';
import { startServer } from './server-process.ts';

const packages = ['cockpit-ws', 'cockpit-system', 'cockpit-bridge'];
const program = '/usr/lib/cockpit/cockpit-ws';

/** Cockpit, a console for the administrators of this very machine; here for a user who may change nothing. */
export async function startCockpit(options: StartOptions = {}): Promise<RunningApp> {
  const isThere = (await ensureDebianPackages(packages)) && existsSync(program);
  if (!isThere)
    throw new AppUnavailable(
      `Cockpit needs Debian packages that are not here and could not be installed. As root: apt-get install ${packages.join(' ')}`,
    );
  const folder = await appFolder('cockpit', options);
  const home = await mkdtemp(join(tmpdir(), 'handrail-cockpit-'));
  await mkdir(join(home, 'config'));
  const nobody = await nobodyElse();
  if (nobody) for (const path of [home, join(home, 'config')]) await chown(path, nobody.user, nobody.group);
  await chmod(home, 0o700);

  const port = await freePort(options.port);
  const url = `http://127.0.0.1:${port}`;
  const args = ['--no-tls', '--address', '127.0.0.1', '--port', String(port), '--local-session=cockpit-bridge'];
  const server = await startServer({
    command: nobody ? 'runuser' : program,
    args: nobody ? ['-u', 'nobody', '--', program, ...args] : args,
    cwd: home,
    env: { HOME: home, XDG_RUNTIME_DIR: home, XDG_CONFIG_HOME: join(home, 'config') },
    logFile: join(folder, 'server.log'),
    isReady: async () => (await fetch(url)).ok,
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { name: 'Cockpit', url, pid: server.pid, stop };
}

/** Whoever opens it is logged in as who started it, and that must not be root. */
async function nobodyElse(): Promise<{ user: number; group: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const { output } = await runCommand('id', ['-u', 'nobody']);
  const { output: group } = await runCommand('id', ['-g', 'nobody']);
  return { user: Number(output), group: Number(group) };
}
