import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../../scripts/commands.ts';
import { appFolder } from './app.ts';
import type { RunningApp, StartOptions } from './app.ts';
import { config, index } from './decap-site.ts';
import { unpackPackage } from './npm-package.ts';
import { once } from './once.ts';
import { serveFolder } from './serve-folder.ts';

/** Decap CMS, a content management system: its own trial backend keeps posts in the page, so each load begins afresh. */
export async function startDecap(options: StartOptions = {}): Promise<RunningApp> {
  const folder = await appFolder('decap', options);
  const site = join(folder, 'site');
  await once(folder, 'installed', async () => {
    say('Fetching Decap CMS from npm (16 MB, once).');
    await unpackPackage('decap-cms@3.16.3', join(site, 'decap'), 'dist');
  });
  await mkdir(site, { recursive: true });
  await writeFile(join(site, 'index.html'), index);
  await writeFile(join(site, 'config.yml'), config);
  const logFile = join(folder, 'server.log');
  const { url, stop } = await serveFolder({ folder: site, headers: {}, logFile, port: options.port ?? 0 });
  return { name: 'Decap CMS', url, stop };
}
