import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** An application that nobody here wrote, running on this machine for a test or for the demo. */
export interface RunningApp {
  readonly name: string;
  /** Without a slash at the end. */
  readonly url: string;
  readonly login?: Login;
  /** The process group it runs as, so that what a killed demo left behind can be found again. */
  readonly pid?: number;
  stop(): Promise<void>;
}

export interface Login {
  readonly user: string;
  readonly password: string;
}

export interface StartOptions {
  /** Where the program is installed; `.handrail/apps/<name>` unless said otherwise. */
  readonly folder?: string;
  /** Where it keeps its data and its log; `data` in that folder. Another one is a fresh, seeded application in seconds. */
  readonly data?: string;
  readonly port?: number;
}

/** This machine cannot have the application: the demo goes on without it, a test fails. */
export class AppUnavailable extends Error {
  override readonly name = 'AppUnavailable';
}

/** The one working folder of the repository, which git ignores. */
export async function appFolder(name: string, options: StartOptions): Promise<string> {
  const folder = options.folder ?? fileURLToPath(new URL(`../../.handrail/apps/${name}`, import.meta.url));
  await mkdir(folder, { recursive: true });
  return folder;
}
