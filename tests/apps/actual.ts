import { join } from 'node:path';
import { say } from '../../scripts/commands.ts';
import { appFolder } from './app.ts';
import type { RunningApp, StartOptions } from './app.ts';
import { unpackPackage } from './npm-package.ts';
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
  await once(folder, 'installed', async () => {
    say('Fetching Actual Budget from npm (18 MB, once).');
    await unpackPackage('@actual-app/web@26.9.0', site, 'build');
  });
  const logFile = join(folder, 'server.log');
  const { url, stop } = await serveFolder({ folder: site, headers, logFile, port: options.port ?? 0 });
  return { name: 'Actual Budget', url, stop };
}
