import { mkdir } from 'node:fs/promises';
import { note } from '#src/access/audit.ts';
import { openBlobs } from '#src/blobs/open-blobs.ts';
import type { Log } from '#src/log.ts';
import { openStoreDatabase, ws } from '#src/open-store.ts';
import { createProgress, type Say } from '#src/progress.ts';
import { findRunning } from '#src/running.ts';
import type { Settings } from '#src/settings.ts';
import { dump } from './dump.ts';
import { backupPath, findBackup, readLines, writeLines } from './files.ts';
import { load, renewAllEpochs } from './load.ts';
import type { Purpose } from './secrets.ts';

export interface Written {
  path: string;
  /** Hashes of bytes that the store should have and has not: the file is whole but for those. */
  missing: string[];
}

/** Everything but the ways in, into one file; the store may be running. */
export function exportStore(settings: Settings, path: string, log: Log, say: Say): Promise<Written> {
  return write(settings, path, 'export', log, say);
}

/** Everything that is needed to go on where the store was. */
export async function backUp(settings: Settings, folder: string, log: Log, say: Say): Promise<Written> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return write(settings, backupPath(folder, new Date()), 'backup', log, say);
}

async function write(settings: Settings, path: string, purpose: Purpose, log: Log, say: Say): Promise<Written> {
  const opened = await open(settings, log);
  const progress = createProgress(say);
  try {
    let lines = 0;
    let missing: string[] = [];
    await writeLines(path, async (writeLine) => {
      missing = await dump(opened.db, opened.blobs, { purpose, at: new Date() }, async (line) => {
        lines += 1;
        progress(() => `Written: ${lines} lines`);
        await writeLine(line);
      });
    });
    const target = purpose === 'export' ? 'workspace' : 'backup';
    await note(opened.db, { ws, at: new Date(), actor: 'store', action: 'exported', target });
    return { path, missing };
  } finally {
    await opened.close({ onlyOwn: true });
  }
}

/** What to say of bytes that were not there, and whether the command failed by that. */
export function tellMissing({ missing }: Written, isAllowed: boolean): { says: string; failed: boolean } {
  if (missing.length === 0) return { says: '', failed: false };
  const names = `${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ', …' : ''}`;
  const says = `${missing.length} pictures or bodies are missing in the store, and so in this file: ${names}. The rest is in it.\n`;
  const hint = 'Run "doctor" for what to do. --skip-missing: take that for a success.\n';
  return { says: isAllowed ? says : says + hint, failed: !isAllowed };
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
    const detail = { rows, blobs };
    await note(opened.db, { ws, at: new Date(), actor: 'store', action: 'imported', target: 'workspace', detail });
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
  return { ...opened, blobs: await openBlobs(settings) };
}
