import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { machineEnvironment, runCommand } from '../commands.ts';

/**
 * Files of a package that is compared with and never a dependency: fetched into a folder that is not kept. Null without a
 * network.
 */
export async function fetchRival(name: string, version: string, files: string[]): Promise<string[] | null> {
  const folder = join('.handrail/bench', name);
  const paths = files.map((file) => join(folder, 'package', file));
  if (!paths.every((file) => existsSync(file))) {
    await mkdir(folder, { recursive: true });
    const pack = ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent'];
    await runCommand('npm', pack, { env: machineEnvironment() });
    const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
    if (archive) await runCommand('tar', ['-xzf', archive], { cwd: folder });
  }
  return paths.every((file) => existsSync(file)) ? paths : null;
}
