import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Line } from './form.ts';

const isZipped = (path: string) => path.endsWith('.gz');

/** Write lines into a file that appears only when it is whole and on disk. `-` is standard output. */
export async function writeLines(
  path: string,
  work: (write: (line: Line) => Promise<void>) => Promise<void>,
): Promise<void> {
  const draft = path === '-' ? null : `${path}.part`;
  const input = new PassThrough();
  const target: Writable = draft === null ? process.stdout : createWriteStream(draft, { mode: 0o600 });
  const steps = isZipped(path) ? [input, createGzip(), target] : [input, target];
  const writing = pipeline(steps as [Readable, Writable], { end: draft !== null });
  writing.catch(() => undefined);
  try {
    await work(async (line) => {
      if (!input.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(input, 'drain'), writing]);
    });
    input.end();
    await writing;
    if (draft === null) return;
    await using file = await open(draft, 'r');
    await file.sync();
    await rename(draft, path);
  } catch (error) {
    input.destroy();
    await writing.catch(() => undefined);
    if (draft !== null) await rm(draft, { force: true });
    throw error;
  }
}

/** The lines of such a file. `-` is standard input. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const source: Readable = path === '-' ? process.stdin : createReadStream(path);
  const text = isZipped(path) ? source.pipe(createGunzip()) : source;
  // An error of the file would otherwise be nobody's.
  source.on('error', (error) => text.destroy(error));
  yield* splitLines(text.setEncoding('utf8') as AsyncIterable<string>);
}

/** At line feeds only: Node's readline also splits at U+2028, which JSON leaves as it is inside of a text. */
async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

const nameOf = (at: Date) => `handrail-${at.toISOString().replaceAll(':', '-').slice(0, 19)}.ndjson.gz`;

export const backupPath = (folder: string, at: Date): string => join(folder, nameOf(at));

/** The file itself, or the newest backup in a folder. */
export async function findBackup(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Error(`There is nothing at ${path}. Name a backup, or the folder of backups.`);
  if (!found.isDirectory()) return path;
  const newest = (await readdir(path))
    .filter((name) => /^handrail-.*\.ndjson\.gz$/.test(name))
    .sort()
    .at(-1);
  if (!newest) throw new Error(`There is no backup in ${path}. Name a folder that "backup" wrote to.`);
  return join(path, newest);
}
