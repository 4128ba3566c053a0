import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildE2e } from '../scripts/build-e2e.ts';
import { extension, root } from './folder.ts';
import { Sorry } from './sorry.ts';

/** All that the built extension is made of. */
const sources = [
  'assets',
  'components',
  'entrypoints',
  'lib',
  'wxt.config.ts',
  'package-lock.json',
  'scripts/build-e2e.ts',
];

/** Whether the extension was built after the last change of anything in it. */
export async function isBuilt(): Promise<boolean> {
  const built = await changedAt(join(extension, 'manifest.json'));
  if (built === 0) return false;
  for (const source of sources) if ((await newestIn(join(root, source))) > built) return false;
  return true;
}

export async function build(): Promise<void> {
  if (await buildE2e('chrome')) return;
  throw new Sorry('The extension could not be built; the reason is above. "npm run check" says more about it.');
}

/** A folder changes, too, when a file in it is removed or renamed. */
async function newestIn(path: string): Promise<number> {
  const inside = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all([path, ...inside.map((name) => join(path, name))].map(changedAt));
  return Math.max(...times);
}

function changedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
