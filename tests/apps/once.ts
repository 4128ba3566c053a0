import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Does work whose result stays in a folder; work that was broken off leaves no mark and is done again. */
export async function once(folder: string, what: string, work: () => Promise<void>): Promise<void> {
  const mark = join(folder, `.${what}`);
  if (existsSync(mark)) return;
  await work();
  await writeFile(mark, '');
}
