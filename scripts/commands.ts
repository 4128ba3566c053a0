import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface CommandResult {
  readonly code: number;
  /** What it printed, both streams together, so that a failure can be explained. */
  readonly output: string;
}

/** Runs a command to its end; a command that cannot be started counts as exit code 127 rather than an exception. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The same for what talks to the person at the terminal itself: its exit code. */
export function runAloud(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('error', (error) => {
      say(`Cannot run ${command}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** The first of these programs that can be run from PATH. */
export function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return firstRunnable(names.flatMap((name) => folders.map((folder) => join(folder, name))));
}

export function firstRunnable(files: readonly string[]): string | undefined {
  return files.find(isRunnable);
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** npm and its scripts must not see the project's own Node first: they run on the machine's. */
export function machineEnvironment(): NodeJS.ProcessEnv {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const path = folders.filter((folder) => !folder.includes('node_modules')).join(delimiter);
  const env = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(name),
  );
  return { ...Object.fromEntries(env), PATH: path };
}

let isLineOpen = false;

/** Progress for the person at the terminal. */
export function say(text: string): void {
  process.stdout.write(`${isLineOpen ? '\n' : ''}${text}\n`);
  isLineOpen = false;
}

/** A line that waits for its end; what is said meanwhile gets lines of its own. */
export function beginLine(text: string): void {
  process.stdout.write(text);
  isLineOpen = true;
}

export function endLine(text: string): void {
  process.stdout.write(`${isLineOpen ? '' : '  … '}${text}\n`);
  isLineOpen = false;
}
