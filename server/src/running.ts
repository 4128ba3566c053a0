import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** What a running store notes in its folder, for the commands and for a second store. */
const Running = z.object({ pid: z.int(), url: z.string(), publicUrl: z.string(), instance: z.string() });
export type Running = z.infer<typeof Running>;

const pathIn = (data: string) => join(data, 'running.json');

export async function readRunning(data: string): Promise<Running | null> {
  const text = await readFile(pathIn(data), 'utf8').catch(() => 'null');
  try {
    const parsed = Running.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // A note half written by a killed store says nothing.
    return null;
  }
}

export async function noteRunning(data: string, running: Running): Promise<void> {
  const draft = `${pathIn(data)}.${running.pid}`;
  await writeFile(draft, `${JSON.stringify(running)}\n`, { mode: 0o600 });
  await rename(draft, pathIn(data));
}

export async function forgetRunning(data: string, instance: string): Promise<void> {
  if ((await readRunning(data))?.instance === instance) await rm(pathIn(data), { force: true });
}

/** The store that works on this folder now, if it really answers as the one that left the note. */
export async function findRunning(data: string): Promise<Running | null> {
  const noted = await readRunning(data);
  if (!noted) return null;
  try {
    const response = await fetch(`${noted.url}/healthz`, { signal: AbortSignal.timeout(2_000) });
    const { instance } = (await response.json()) as { instance?: string };
    return instance === noted.instance ? noted : null;
  } catch {
    // Nobody there: the store was killed and its note stayed behind.
    return null;
  }
}
