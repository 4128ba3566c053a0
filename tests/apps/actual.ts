import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { machineEnvironment, runCommand, say } from '../../scripts/commands.ts';
import { AppUnavailable, appFolder } from './app.ts';
import type { RunningApp, StartOptions } from './app.ts';
import { once } from './once.ts';
import { serveFolder } from './serve-folder.ts';

/** The headers that Actual's own server sends: no foreign code or styles, and isolated from other origins. */
const headers = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'content-security-policy': [
    "default-src 'self' blob:",
    "img-src 'self' blob: data:",
    "script-src 'self' 'unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    'connect-src http: https:',
  ].join('; '),
};

/** Actual Budget in its local-only form, under a strict CSP; its data lives in the browser ("Try the demo" fills it). */
export async function startActual(options: StartOptions = {}): Promise<RunningApp> {
  const folder = await appFolder('actual', options);
  const site = join(folder, 'site');
  await once(folder, 'installed', () => install(folder, site));
  const logFile = join(folder, 'server.log');
  const { url, stop } = await serveFolder({ folder: site, headers, logFile, port: options.port ?? 0 });
  return { name: 'Actual Budget', url, stop };
}

/** Only the one package is fetched: its built pages need none of the packages it was built from. */
async function install(folder: string, site: string): Promise<void> {
  say('Fetching Actual Budget from npm (18 MB, once).');
  const work = await mkdtemp(join(folder, 'fetch-'));
  try {
    const options = { cwd: work, env: machineEnvironment() };
    const packed = await runCommand('npm', ['pack', '--silent', '@actual-app/web@26.9.0'], options);
    const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (packed.code !== 0 || !archive) throw new AppUnavailable(`npm could not fetch Actual Budget:\n${packed.output}`);
    const unpacked = join(work, 'site');
    await mkdir(unpacked);
    const args = ['-xzf', archive, '-C', unpacked, '--strip-components=2', '--exclude=*.map', 'package/build'];
    const { code, output } = await runCommand('tar', args, { cwd: work });
    if (code !== 0) throw new AppUnavailable(`tar could not unpack Actual Budget:\n${output}`);
    await rm(site, { recursive: true, force: true });
    await rename(unpacked, site);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
