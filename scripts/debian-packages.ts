import { findOnPath, runCommand, say } from './commands.ts';

/**
 * Sees to it that these Debian packages are installed. False, never an exception, when this machine cannot have them
 * (no apt, not root, or not on offer), so that the caller can try another way or explain.
 */
export async function ensureDebianPackages(names: readonly string[]): Promise<boolean> {
  const missing: string[] = [];
  for (const name of names) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return true;
  if (process.getuid?.() !== 0 || !findOnPath(['apt-get'])) return false;

  say(`Installing from Debian: ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-o', 'DPkg::Lock::Timeout=300'];
  // The lists may be there already when the mirror is not, so a failed update alone decides nothing.
  await runCommand('apt-get', [...patient, 'update', '-qq'], { env });
  const installed = await runCommand(
    'apt-get',
    [...patient, 'install', '-y', '-qq', '--no-install-recommends', ...missing],
    { env },
  );
  if (installed.code !== 0) say(`apt-get could not install them:\n${installed.output.trim().slice(-600)}`);
  return installed.code === 0;
}

async function isInstalled(name: string): Promise<boolean> {
  const { code, output } = await runCommand('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]);
  return code === 0 && output.trim() === 'installed';
}
