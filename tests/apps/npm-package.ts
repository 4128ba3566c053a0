import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { machineEnvironment, runCommand } from '../../scripts/commands.ts';
import { AppUnavailable } from './app.ts';

/**
 * Puts a published package into a folder, but none of the packages it was built from: built pages need none of them.
 * `part` is the folder of the package that counts. The folder is there as a whole or not at all.
 */
export async function unpackPackage(name: string, folder: string, part = ''): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(join(dirname(folder), 'fetch-'));
  try {
    const packed = await runCommand('npm', ['pack', '--silent', name], { cwd: work, env: machineEnvironment() });
    const archive = (await readdir(work)).find((file) => file.endsWith('.tgz'));
    if (packed.code !== 0 || !archive) throw new AppUnavailable(`npm could not fetch ${name}:\n${packed.output}`);
    const unpacked = join(work, 'unpacked');
    await mkdir(unpacked);
    const wanted = join('package', part);
    const levels = wanted.split('/').length;
    const args = ['-xzf', archive, '-C', unpacked, `--strip-components=${levels}`, '--exclude=*.map', wanted];
    const { code, output } = await runCommand('tar', args, { cwd: work });
    if (code !== 0) throw new AppUnavailable(`tar could not unpack ${name}:\n${output}`);
    await rm(folder, { recursive: true, force: true });
    await rename(unpacked, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
