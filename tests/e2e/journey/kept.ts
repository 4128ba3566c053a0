import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openDatabase } from '../../../server/src/db/database.ts';
import type { StartedStore } from '../../server/start-store.ts';

/** Bytes that are kept somewhere, and where. */
export interface Kept {
  where: string;
  bytes: Buffer;
}

/** Where a text is kept, as a browser or a database writes it down: in one byte a letter, or in two. */
export function whereIs(text: string, kept: readonly Kept[]): string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  return kept.filter(({ bytes }) => forms.some((form) => bytes.includes(form))).map(({ where }) => where);
}

/** All that the extension has on this device, what blobs are made of included; asked in one of its own pages. */
export async function keptOnDevice(ours: Page): Promise<Kept[]> {
  const found = await ours.evaluate(async () => {
    const kept: { where: string; base64: string }[] = [];
    const blobs: { where: string; blob: Blob }[] = [];
    const base64 = async (blob: Blob): Promise<string> => {
      const reader = new FileReader();
      const isRead = new Promise((resolve) => reader.addEventListener('load', resolve));
      reader.readAsDataURL(blob);
      await isRead;
      return String(reader.result).replace(/^.*,/, '');
    };
    const keep = async (where: string, value: unknown): Promise<void> => {
      const text = JSON.stringify(value, (_, part: unknown) => {
        if (part instanceof Blob) blobs.push({ where: `a blob of ${where}`, blob: part });
        // Bytes would be lists of numbers, in which nobody finds a text.
        if (part instanceof ArrayBuffer || ArrayBuffer.isView(part))
          blobs.push({ where: `bytes of ${where}`, blob: new Blob([part as BlobPart]) });
        return part;
      });
      kept.push({ where, base64: await base64(new Blob([text ?? ''])) });
    };
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB gave no answer.')));
      });

    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        const [keys, values] = [done(rows.getAllKeys()), done(rows.getAll())];
        await keep(`${name} ${store}`, [await keys, await values]);
      }
      database.close();
    }
    const { storage } = (
      globalThis as unknown as { browser: { storage: Record<string, { get(keys: null): Promise<object> }> } }
    ).browser;
    for (const area of ['local', 'session', 'sync']) await keep(`storage.${area}`, await storage[area]!.get(null));
    for (const { where, blob } of blobs) kept.push({ where, base64: await base64(blob) });
    return kept;
  });
  return found.map(({ where, base64 }) => ({ where, bytes: Buffer.from(base64, 'base64') }));
}

/**
 * What the browser wrote down for the extension, deleted things included: the log of its databases is as it was written,
 * and so little of it is not packed yet.
 */
export async function keptInProfile(profile: string, origin: string): Promise<Kept[]> {
  return filesBelow(join(profile, 'Default'), new URL(origin).host);
}

/** All rows of the store and all files in its folder: blobs, and PostgreSQL's own with what it has yet to tidy away. */
export async function keptByStore(store: StartedStore): Promise<Kept[]> {
  const silent = () => undefined;
  await using database = openDatabase(await store.databaseUrl(), { info: silent, error: silent, debug: silent });
  const tables = await database.introspection.getTables();
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const all = await database
        .selectFrom(name as 'doc')
        .selectAll()
        .execute();
      return { where: `table ${name}`, bytes: Buffer.from(JSON.stringify(all)) };
    }),
  );
  return [...rows, ...(await filesBelow(store.data))];
}

async function filesBelow(folder: string, part = ''): Promise<Kept[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (path: string): Promise<Kept[]> => {
    // Both databases are running, and tidy files away meanwhile.
    const bytes = await readFile(path).catch(() => null);
    return bytes ? [{ where: path.slice(folder.length + 1), bytes }] : [];
  };
  return (await Promise.all(paths.filter((path) => path.includes(part)).map(read))).flat();
}
