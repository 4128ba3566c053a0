import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** Milliseconds of processor time that a process has used: what a busy machine does not change. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  const ticksPerSecond = 100;
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}

export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1_024;
}

export interface Asked {
  url: string;
  headers?: Record<string, string>;
  status: number;
}

/** Ask so often, some at once; the processor time of whoever answers, for one of them. */
export async function costOf(pid: number, times: number, ask: (n: number) => Asked): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let next = 0;
  const before = cpuOf(pid);
  const askOn = async () => {
    while (next < times) await answerTo(ask((next += 1) - 1), agent);
  };
  await Promise.all(Array.from({ length: 16 }, askOn));
  agent.destroy();
  return (cpuOf(pid) - before) / times;
}

function answerTo(asked: Asked, agent: Agent): Promise<void> {
  const { url, headers = {}, status } = asked;
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent, headers }, (response) => {
      if (response.statusCode !== status) reject(new Error(`${url} answered ${response.statusCode}, not ${status}.`));
      response.on('end', resolve).on('error', reject).resume();
    });
    // Whoever answers may close an idle connection in the moment it is used again.
    asking.on('error', (error) => (asking.reusedSocket ? resolve(answerTo(asked, agent)) : reject(error)));
    asking.end();
  });
}

export interface Bare extends AsyncDisposable {
  url: string;
  pid: number;
}

/** Hono and nothing else, which hands out this file. */
export async function startBare(file: string): Promise<Bare> {
  const program = new URL('../../server/bench/bare-hono.mjs', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))),
  );
  return {
    url: `http://127.0.0.1:${port.trim()}`,
    pid: child.pid!,
    async [Symbol.asyncDispose]() {
      child.kill();
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}
