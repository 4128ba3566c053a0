import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once as happened } from 'node:events';
import { openSync, closeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

export interface ServerProcess {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Answers true once the server does its work, not just listens. */
  isReady(): Promise<boolean>;
  readonly readyWithinMs?: number;
}

/**
 * Starts a server in a process group of its own, so that stopping it ends its children and nothing else, and waits
 * until it is ready. It dies with this process, too.
 */
export async function startServer(server: ServerProcess): Promise<{ pid: number; stop(): Promise<void> }> {
  const log = openSync(server.logFile, 'w');
  const child = spawn(server.command, [...server.args], {
    cwd: server.cwd,
    env: { ...process.env, ...server.env },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const killWithUs = (): void => endGroup(child, 'SIGKILL');
  process.once('exit', killWithUs);
  const stop = async (): Promise<void> => {
    process.off('exit', killWithUs);
    await endPatiently(child);
  };

  const deadline = Date.now() + (server.readyWithinMs ?? 60_000);
  while (!(await server.isReady().catch(() => false))) {
    const isGone = failure !== undefined || hasEnded(child);
    if (isGone || Date.now() > deadline) {
      await stop();
      const reason =
        failure?.message ?? (isGone ? `ended with code ${child.exitCode}` : 'did not become ready in time');
      const printed = await readFile(server.logFile, 'utf8');
      throw new Error(`${server.command} ${reason}. It said:\n${printed.slice(-1_500)}`);
    }
    await pause(100);
  }
  return { pid: child.pid as number, stop };
}

async function endPatiently(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = happened(child, 'exit');
  endGroup(child, 'SIGTERM');
  const isEnded = await Promise.race([ended.then(() => true), pause(5_000, false, { ref: false })]);
  if (isEnded) return;
  endGroup(child, 'SIGKILL');
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (hasEnded(child)) return;
  try {
    process.kill(-(child.pid as number), signal);
  } catch (error) {
    // It ended on its own between the look and the signal, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
