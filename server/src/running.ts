import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { get as getPlainly } from 'node:http';
import { get as getSecurely } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
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
    const { instance } = JSON.parse(await answerOf(`${noted.url}/healthz`)) as { instance?: string };
    return instance === noted.instance ? noted : null;
  } catch {
    // Nobody there: the store was killed and its note stayed behind.
    return null;
  }
}

/** The certificate is of a public name, so it is none for loopback; who answers is told by `instance`. */
function answerOf(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const get = url.startsWith('https:') ? getSecurely : getPlainly;
    const options = { timeout: 2_000, rejectUnauthorized: false };
    const request = get(url, options, (response) => text(response).then(resolve, reject));
    request.on('timeout', () => request.destroy(new Error('No answer in time.')));
    request.on('error', reject);
  });
}
