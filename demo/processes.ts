import { readdir, readFile } from 'node:fs/promises';
import { runCommand } from '../scripts/commands.ts';

/** When a process was born, as the system says it: with its number, that names one process and no later one. */
export async function birthOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return (await statOf(pid))?.[19] ?? null;
  const { code, output } = await runCommand('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
  const [state = '', ...birth] = output.trim().split(/\s+/);
  return code === 0 && !state.startsWith('Z') ? birth.join(' ') : null;
}

/** Whatever this process has started and not ended, their children included: npm, a build, a browser. */
export async function endDescendants(): Promise<void> {
  const parents = await readParents();
  const ours = new Set([process.pid]);
  // A child may be listed before its parent.
  for (let known = 0; known !== ours.size;) {
    known = ours.size;
    for (const [pid, parent] of parents) if (ours.has(parent)) ours.add(pid);
  }
  ours.delete(process.pid);
  for (const pid of ours) endProcess(pid, 'SIGTERM');
}

/** A group is named by a negative number. One that is gone already is what was wanted. */
export function endProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Ended on its own in the meantime.
  }
}

async function readParents(): Promise<Map<number, number>> {
  if (process.platform === 'win32') return new Map();
  if (process.platform !== 'linux') {
    const { output } = await runCommand('ps', ['-A', '-o', 'pid=,ppid=']);
    return new Map(output.split('\n').map((line) => line.trim().split(/\s+/).map(Number) as [number, number]));
  }
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const stats = await Promise.all(pids.map(async (pid) => [pid, Number((await statOf(pid))?.[1] ?? 0)] as const));
  return new Map(stats);
}

/** The fields after the name of the program, which may hold anything: state, parent, group, … */
async function statOf(pid: number): Promise<string[] | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? null;
  return fields?.[0] === 'Z' ? null : fields;
}
