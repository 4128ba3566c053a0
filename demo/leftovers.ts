import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { folder, inFolder } from './folder.ts';
import { birthOf, endProcess } from './processes.ts';
import { Sorry } from './sorry.ts';

interface Noted {
  pid: number;
  birth: string;
}

interface Note {
  demo: Noted;
  /** Process groups that would outlive a demo that was killed; the store and a driven browser end by themselves. */
  groups: Noted[];
}

const file = inFolder('running.json');
let note: Note | null = null;

/** One demo at a time, and what a killed one left running is ended. Resolves to whether there was one. */
export async function takeOver(): Promise<boolean> {
  const left = await readNote();
  if (left && (await isAlive(left.demo)))
    throw new Sorry(`The demo is running already, as process ${left.demo.pid}. Stop that one with Ctrl-C first.`);
  const groups = left?.groups ?? [];
  for (const group of groups) if (await isAlive(group)) await endGroup(group);
  await mkdir(folder, { recursive: true });
  note = { demo: await nameOf(process.pid), groups: [] };
  await writeNote();
  return left !== null;
}

/** Remembers a process group for the case that this demo is killed. */
export async function noteGroup(pid: number | undefined): Promise<void> {
  if (!note || pid === undefined) return;
  note.groups.push(await nameOf(pid));
  await writeNote();
}

/** All is stopped: nothing to take over. */
export async function forgetRunning(): Promise<void> {
  if (note) await rm(file, { force: true });
}

async function endGroup(group: Noted): Promise<void> {
  endProcess(-group.pid, 'SIGTERM');
  for (let waited = 0; waited < 3_000; waited += 100) {
    if (!(await isAlive(group))) return;
    await pause(100);
  }
  endProcess(-group.pid, 'SIGKILL');
}

async function nameOf(pid: number): Promise<Noted> {
  return { pid, birth: (await birthOf(pid)) ?? '' };
}

async function isAlive({ pid, birth }: Noted): Promise<boolean> {
  return birth !== '' && (await birthOf(pid)) === birth;
}

async function readNote(): Promise<Note | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Note;
  } catch {
    // None, or one half written by a killed demo.
    return null;
  }
}

async function writeNote(): Promise<void> {
  await writeFile(file, `${JSON.stringify(note)}\n`);
}
