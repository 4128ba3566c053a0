import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openDiskBlobs } from '#src/blobs/disk-blobs.ts';
import type { Log } from '#src/log.ts';
import { openStoreDatabase } from '#src/open-store.ts';
import { createProgress, type Say } from '#src/progress.ts';
import { findRunning } from '#src/running.ts';
import type { Settings } from '#src/settings.ts';
import { dump } from './dump.ts';
import { backupPath, findBackup, readLines, writeLines } from './files.ts';
import { load, renewAllEpochs } from './load.ts';

/** Everything into one file; the store may be running. Answers where it is. */
export async function exportStore(settings: Settings, path: string, log: Log, say: Say): Promise<string> {
  const opened = await open(settings, log);
  const progress = createProgress(say);
  try {
    let lines = 0;
    await writeLines(path, (write) =>
      dump(opened.db, opened.blobs, new Date(), async (line) => {
        lines += 1;
        progress(() => `Written: ${lines} lines`);
        await write(line);
      }),
    );
    return path;
  } finally {
    await opened.close({ onlyOwn: true });
  }
}

export async function backUp(settings: Settings, folder: string, log: Log, say: Say): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return exportStore(settings, backupPath(folder, new Date()), log, say);
}

/** Fill a store from such a file. Nobody may use it meanwhile: a process keeps heads and people in its memory. */
export async function importStore(settings: Settings, path: string, log: Log, say: Say): Promise<string> {
  await refuseRunning(settings);
  const opened = await open(settings, log);
  const progress = createProgress(say);
  try {
    const { rows, blobs } = await load(opened.db, opened.blobs, readLines(path), {
      replaces: settings.replaces,
      onProgress: (so) => progress(() => `Read: ${so.rows} rows, ${so.blobs} pictures and bodies`),
    });
    return `${rows} rows, ${blobs} pictures and bodies. Devices will read everything afresh.`;
  } finally {
    await opened.close({ onlyOwn: true });
  }
}

export async function restore(settings: Settings, path: string, log: Log, say: Say): Promise<string> {
  const file = await findBackup(path);
  return `${file}: ${await importStore({ ...settings, replaces: true }, file, log, say)}`;
}

export async function newEpochs(settings: Settings, log: Log): Promise<string> {
  await refuseRunning(settings);
  const opened = await open(settings, log);
  try {
    return `${await renewAllEpochs(opened.db)} feeds begin anew. Devices will read everything afresh.`;
  } finally {
    await opened.close({ onlyOwn: true });
  }
}

async function refuseRunning({ data }: Settings): Promise<void> {
  const running = await findRunning(data);
  if (running) throw new Error(`The store runs (process ${running.pid}). Stop it first, then try again.`);
}

async function open(settings: Settings, log: Log) {
  const opened = await openStoreDatabase(settings, log);
  return { ...opened, blobs: await openDiskBlobs(join(settings.data, 'blobs')) };
}
