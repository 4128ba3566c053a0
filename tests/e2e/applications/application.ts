import type { Page } from '@playwright/test';
import type { RunningApp, StartOptions } from '../../apps/app.ts';
import type { TaskAction } from '../../apps/tasks/task.ts';

/** One thing that a person does, and what a reader is told of it: read by a person once, and true ever since. */
export interface ToldAction extends TaskAction {
  readonly says: string;
}

/** An application that nobody here wrote, and a real task in it. */
export interface Application {
  /** Also the word by which it is chosen. */
  readonly name: string;
  start(options?: StartOptions): Promise<RunningApp>;
  /** The page where the task begins. */
  open(page: Page, app: RunningApp): Promise<void>;
  /** What the walkthrough of the task is called. */
  readonly title: string;
  readonly task: readonly ToldAction[];
}

/** A task that is at home elsewhere, with what its readers are told. */
export function told(task: readonly TaskAction[], says: readonly string[]): ToldAction[] {
  return task.map((action, i) => ({ ...action, says: says[i] ?? '' }));
}
