import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../scripts/commands.ts';
import { hush } from './progress.ts';
import { endDescendants } from './processes.ts';

/** What a part of the demo needs to start things that will be stopped. */
export interface Run {
  /** Also what is still starting when Ctrl-C comes is stopped, as soon as it has started; nothing starts after that. */
  keep<T>(start: () => Promise<T>, stop: (started: T) => Promise<void>): Promise<T>;
}

const patienceMs = 10_000;

/** Does the work and then, or at Ctrl-C, stops everything it kept, the latest first. Resolves to how it ended. */
export async function runUntilInterrupted(work: (run: Run) => Promise<void>): Promise<'done' | 'interrupted'> {
  const stops: (() => Promise<void>)[] = [];
  let isOver = false;
  const run: Run = {
    async keep(start, stop) {
      if (isOver) throw new Error('The demo is stopping.');
      const starting = start();
      // What never started needs no stopping; whoever awaits it hears why.
      stops.push(() => starting.then(stop, () => undefined));
      return starting;
    },
  };
  const interrupted = whenInterrupted();
  const done = work(run).then(() => 'done' as const);
  // After a Ctrl-C nobody listens any more, and what is stopped under its hands complains.
  done.catch(() => undefined);
  try {
    return await Promise.race([done, interrupted]);
  } finally {
    isOver = true;
    await stopAll(stops.toReversed());
  }
}

/** A terminal tells npm and us, and npm tells us again: one Ctrl-C comes as several signals, and all mean the same. */
function whenInterrupted(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    let isTold = false;
    const stop = (): void => {
      if (!isTold) say('Stopping …');
      isTold = true;
      hush();
      resolve('interrupted');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}

async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  const stopping = (async () => {
    for (const stop of stops) await stop().catch((error: unknown) => say(`One thing did not stop: ${String(error)}`));
  })();
  const giveUp = new AbortController();
  await Promise.race([stopping, pause(patienceMs, undefined, { signal: giveUp.signal }).catch(() => undefined)]);
  giveUp.abort();
  await endDescendants();
}
